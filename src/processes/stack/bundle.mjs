import { existsSync } from "node:fs";
import * as esbuild from "esbuild";

const bundles = {
  stack: "src/processes/stack/main.ts",
  demo: "src/processes/stack/demo.ts",
  gateway: "src/processes/gateway/main.ts",
  builder: "src/processes/builder/main.ts",
  "render-child": "src/processes/builder/render-child.ts",
  "plan-thread": "src/processes/builder/plan-thread.ts",
  origin: "src/processes/origin/main.ts",
  cli: "src/processes/cli/main.ts",
};

const shared = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  sourcemap: true,
  legalComments: "none",
  logLevel: "silent",
  outdir: "dist",
};
// Packages written as CommonJS call require(), which a bundle in ESM form does not have by itself.
const requireBanner = 'import { createRequire as nearshelfRequire } from "node:module"; const require = nearshelfRequire(import.meta.url);';

/** The processes as single files in dist/; packages stay outside, except in hub.js, which runs with Node alone. */
export async function bundle() {
  const entryPoints = Object.fromEntries(Object.entries(bundles).filter(([, path]) => existsSync(path)));
  await esbuild.build({ ...shared, entryPoints, packages: "external", splitting: false });
  if (existsSync("src/processes/hub/main.ts"))
    await esbuild.build({
      ...shared,
      entryPoints: { hub: "src/processes/hub/main.ts" },
      plugins: [(await import("./loader-plugin.mjs")).loaderPlugin()],
      banner: { js: requireBanner },
    });
  await esbuild.stop();
}
