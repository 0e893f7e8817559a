import { resolve } from "node:path";
import { defineConfig } from "@playwright/test";
import { browserFlags, findBrowser } from "../src/processes/stack/browser.mjs";

const root = resolve(import.meta.dirname, "..");
const executablePath = findBrowser() ?? undefined;
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? resolve(root, "test-results/e2e.json");

export default defineConfig({
  testDir: ".",
  outputDir: resolve(root, "test-results/e2e"),
  // Stories start whole products: one at a time, and a second try would only hide what was wrong.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: report }]],
  use: {
    browserName: "chromium",
    headless: true,
    viewport: { width: 1440, height: 900 },
    timezoneId: "Asia/Kathmandu",
    locale: "en-GB",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath, args: browserFlags },
  },
});
