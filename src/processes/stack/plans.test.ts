import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { webVariables } from "@/platform/env";

it("fault 116: the web server refuses to start without its variables and lists every bad one", async () => {
  const program = "import('./src/instrumentation.ts').then(({ register }) => register())";
  const env = { PATH: process.env.PATH, NODE_ENV: "production", NEXT_RUNTIME: "nodejs", GATEWAY_URL: "ftp://gateway" } as const;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], { env, stdio: ["ignore", "ignore", "pipe"] });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect(code).toBe(78);
  for (const name of webVariables) expect(said).toContain(name === "GATEWAY_URL" ? "GATEWAY_URL Invalid" : `${name} is not set`);
});
