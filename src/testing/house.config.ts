import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "../..");

/** The house's rules alone: no database, seconds. */
export default defineConfig({ root, test: { include: ["src/house.test.ts"], testTimeout: 60_000 } });
