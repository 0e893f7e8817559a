import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { generate } from "./generate.mjs";
import { install, root, say } from "./setup.mjs";

const tools = {
  format: ["@biomejs/biome/bin/biome", "check", "."],
  types: ["typescript/bin/tsc", "--noEmit", "-p", "."],
  floors: ["dependency-cruiser/bin/dependency-cruise.mjs", "--config", "src/processes/stack/floors.cjs", "--output-type", "err-long", "src"],
  unused: ["knip/bin/knip.js", "--config", "src/processes/stack/knip.json", "--no-progress"],
  house: ["vitest/vitest.mjs", "run", "--config", "src/testing/house.config.ts", "--reporter=dot"],
};

function start(args) {
  return new Promise((resume) => {
    let output = "";
    const child = spawn(process.execPath, [`node_modules/${args[0]}`, ...args.slice(1)], {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? "1" : "0" },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => resume({ ok: code === 0, output }));
  });
}

async function tool(name) {
  const startedAtMs = Date.now();
  const { ok, output } = await start(tools[name]);
  const took = `${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`;
  say(ok ? `  ✓ ${name} (${took})` : `  ✗ ${name} (${took})\n${output.trim()}\n`);
  return ok;
}

/** Format, lint, types, floors, unused code and the house's rules; no database. Shows every problem, gives the names of the tools that failed. */
export async function check() {
  await generate();
  // Next's own types (style sheets, routes) are made, not committed.
  if (!existsSync("next-env.d.ts") || !existsSync(".next/types")) await start(["next/dist/bin/next", "typegen"]);
  const results = await Promise.all(Object.keys(tools).map(async (name) => [name, await tool(name)]));
  return results.filter(([, ok]) => !ok).map(([name]) => name);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  install();
  const failed = await check();
  say(failed.length === 0 ? "Everything holds." : `Not right: ${failed.join(", ")}.`);
  process.exit(failed.length === 0 ? 0 : 1);
}
