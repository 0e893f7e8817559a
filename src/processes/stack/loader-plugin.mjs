import { resolve } from "node:path";
import * as esbuild from "esbuild";

const entry = resolve(import.meta.dirname, "../hub/tag/loader.ts");
const name = "virtual:loader";

/** The tag loader's source text, minified for ES2019; `__CELL__` in it stands for the cell's data. */
export async function bundleLoader() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2019",
    legalComments: "none",
    logLevel: "silent",
  });
  return outputFiles[0].text.trim();
}

const moduleOf = async () => `export default ${JSON.stringify(await bundleLoader())};`;

/** For esbuild: gives `virtual:loader` its text. */
export function loaderPlugin() {
  return {
    name: "loader",
    setup(build) {
      build.onResolve({ filter: /^virtual:loader$/ }, ({ path }) => ({ path, namespace: "loader" }));
      build.onLoad({ filter: /.*/, namespace: "loader" }, async () => ({ contents: await moduleOf(), loader: "js" }));
    },
  };
}

/** The same for vite and vitest. */
export function loaderVitePlugin() {
  return {
    name: "loader",
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? moduleOf() : null),
  };
}
