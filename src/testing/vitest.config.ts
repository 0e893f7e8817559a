import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { loaderVitePlugin } from "../processes/stack/loader-plugin.mjs";

const root = resolve(import.meta.dirname, "../..");

export default defineConfig({
  root,
  plugins: [loaderVitePlugin()],
  resolve: { alias: { "@": resolve(root, "src"), "#db": resolve(root, "prisma/generated/client.ts") } },
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
    globalSetup: ["src/testing/global-setup.ts"],
    setupFiles: ["src/testing/setup.ts"],
    env: { TZ: "Asia/Kathmandu", NEARSHELF_LOG: "silent" },
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
