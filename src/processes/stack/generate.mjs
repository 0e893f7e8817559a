import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { fingerprint, isFresh, keep } from "./fingerprint.mjs";
import { run, say } from "./setup.mjs";

/** Writes the database client into prisma/generated. Prisma would download a schema engine that `generate` never runs: any existing file stands in for it. */
export async function generate({ force = false } = {}) {
  const mark = await fingerprint(["prisma/schema", "prisma/prisma.config.ts", "package-lock.json"]);
  if (!force && existsSync("prisma/generated/client.ts") && (await isFresh("generate", mark))) return;
  say("Generating the database client …");
  const args = ["node_modules/prisma/build/index.js", "generate", "--config", "prisma/prisma.config.ts"];
  const { ok, output } = run(process.execPath, args, {
    quiet: true,
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
  });
  if (!ok) throw new Error(`prisma generate failed:\n${output}`);
  await keep("generate", mark);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await generate({ force: true });
