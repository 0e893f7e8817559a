// `npm test`: sets a clean machine up, then check, unit and integration, e2e, in this order; every part runs whatever failed before.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser, findProgram } from "./browser.mjs";
import { install, run, say } from "./setup.mjs";

const asRootWithApt = () => process.getuid?.() === 0 && findProgram("apt-get") !== null;

function aptInstall(name) {
  say(`Installing ${name} (apt-get) …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const attempt = () => run("apt-get", ["install", "-y", "--no-install-recommends", name], { quiet: true, env }).ok;
  return attempt() || (run("apt-get", ["update"], { quiet: true, env }).ok && attempt());
}

/** A browser for the stories: an installed one, else Debian's, else Playwright's own. */
function prepareBrowser() {
  if (findBrowser() || (asRootWithApt() && aptInstall("chromium") && findBrowser())) return;
  say("Installing Chromium (playwright) …");
  const { ok, output } = run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "--with-deps", "chromium"], { quiet: true });
  if (!ok) say(`No browser could be installed; the stories will fail.\n${output.trim()}`);
}

function prepareNginx() {
  if (findProgram("nginx") || (asRootWithApt() && aptInstall("nginx-light"))) return;
  say("nginx is not here and could not be installed: its tests are skipped.");
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** A part that ended badly without naming a failed test counts as one failure. */
function tally(name, ok, counts) {
  const failed = counts ? counts.failed : 0;
  return { name, passed: counts?.passed ?? 0, skipped: counts?.skipped ?? 0, failed: ok ? failed : Math.max(1, failed) };
}

function units(folder) {
  const report = join(folder, "unit.json");
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "src/testing/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const { ok } = run(process.execPath, args);
  const json = readJson(report);
  return tally("unit", ok, json && { passed: json.numPassedTests, failed: json.numFailedTests, skipped: json.numPendingTests + json.numTodoTests });
}

function stories(folder) {
  const report = join(folder, "e2e.json");
  const { ok } = run(process.execPath, ["node_modules/@playwright/test/cli.js", "test", "--config", "e2e/playwright.config.ts"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const stats = readJson(report)?.stats;
  return tally("e2e", ok, stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped });
}

const hasStories = () => existsSync("e2e") && readdirSync("e2e").some((name) => name.endsWith(".spec.ts"));

async function main() {
  install();
  prepareBrowser();
  prepareNginx();
  const { check } = await import("./check.mjs");
  const { build } = await import("./build.mjs");
  say("\nCheck");
  const broken = await check();
  await build();
  const folder = mkdtempSync(join(tmpdir(), "nearshelf-results-"));
  say("\nUnit and integration");
  const parts = [units(folder)];
  if (hasStories()) {
    say("\nStories");
    parts.push(stories(folder));
  }
  rmSync(folder, { recursive: true, force: true });
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
  if (broken.length > 0) say(`\nCheck failed: ${broken.join(", ")}.`);
  const failed = sum("failed") + (broken.length > 0 ? 1 : 0);
  say(`\n${sum("passed")} passed, ${failed} failed, ${sum("skipped")} skipped`);
  return failed === 0 ? 0 : 1;
}

process.exit(await main());
