import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder: everything runs from there, wherever npm was called. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

process.chdir(root);

const modules = join(root, "node_modules");
const lockfile = join(root, "package-lock.json");
const stamp = join(modules, ".nearshelf-lockfile");
const oldest = [20, 19];

const lockfileHash = () => createHash("sha256").update(readFileSync(lockfile)).digest("hex");

/** True when node_modules holds what the lockfile asks for; a hand-made install counts when it is the newer one. */
function isInstalled() {
  const marker = join(modules, ".package-lock.json");
  if (!existsSync(marker)) return false;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lockfileHash()) return true;
  return !existsSync(stamp) && statSync(marker).mtimeMs >= statSync(lockfile).mtimeMs;
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

function demandNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  process.stderr.write(
    `Nearshelf needs Node ${oldest.join(".")} or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org and start again.\n`,
  );
  process.exit(1);
}

/** Runs a program to its end in the project's folder; its output goes to the terminal unless `quiet`. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: quiet ? "pipe" : "inherit", encoding: "utf8", env: { ...process.env, ...env } });
  return { ok: done.status === 0, output: `${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}` };
}

/** Installs the packages of the lockfile when they are missing or older than it; ends the process when that fails. */
export function install() {
  demandNode();
  if (isInstalled()) return;
  say("Installing packages (npm ci), about two minutes the first time …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { ok, output } = run(npm, ["ci", "--include=dev", "--no-audit", "--no-fund"], { quiet: true });
  if (ok) return writeFileSync(stamp, lockfileHash());
  process.stderr.write(`${output.trim()}\n\nThe packages could not be installed. Nothing else was changed. Is the npm registry reachable?\n`);
  process.exit(1);
}
