import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { fingerprint, isFresh, keep } from "./fingerprint.mjs";
import { generate } from "./generate.mjs";
import { install, run, say } from "./setup.mjs";

const code = ["src/kernel", "src/platform", "src/features", "prisma/schema", "package-lock.json", "tsconfig.json"];
const web = [...code, "src/app", "src/ui", "src/client", "src/server", "src/proxy.ts", "src/instrumentation.ts", "public", "next.config.ts", "package.json"];

async function part(name, inputs, output, line, work) {
  const mark = await fingerprint(inputs);
  if (existsSync(output) && (await isFresh(name, mark))) return;
  say(line);
  const startedAtMs = Date.now();
  await work();
  await keep(name, mark);
  say(`  done in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`);
}

async function buildWeb() {
  const { ok, output } = run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    quiet: true,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (!ok) throw new Error(`next build failed:\n${output}`);
}

/** Everything that `npm start` runs; a part whose inputs did not change since is left as it is. */
export async function build({ next = true } = {}) {
  await generate();
  await part("bundle", [...code, "src/processes"], "dist/stack.js", "Bundling the processes …", async () => (await import("./bundle.mjs")).bundle());
  await part("fonts", ["package-lock.json", "src/processes/stack/fonts.mjs"], "dist/fonts", "Copying the fonts …", async () =>
    (await import("./fonts.mjs")).copyFonts(),
  );
  if (next) await part("web", web, ".next/BUILD_ID", "Building the dashboard (next build), about a minute …", buildWeb);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  install();
  await build();
}
