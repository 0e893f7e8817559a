// Takes a fresh clone to a running product. Nothing outside Node may be imported here before `install` has run.
import { existsSync } from "node:fs";
import { install } from "./setup.mjs";

const dev = process.argv.includes("--dev");
if (existsSync(".env")) process.loadEnvFile(".env");
install();
const { build } = await import("./build.mjs");
await build({ next: !dev }).catch((error) => {
  process.stderr.write(`${error.message}\n\nThe product was not started; nothing of its data was touched.\n`);
  process.exit(1);
});

process.env.NODE_ENV = dev ? "development" : "production";
process.setSourceMapsEnabled(true);
await import("../../../dist/stack.js");
