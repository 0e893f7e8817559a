import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, owner, test } from "./fixtures";
import { signIn } from "./screens/sign-in";
import { freeBlock, until } from "./stack";

const root = resolve(import.meta.dirname, "..");

function start(clone: string, port: number): { process: ChildProcess; output: () => string } {
  let output = "";
  const { DATABASE_URL: _database, NEARSHELF_DATA: _data, ...around } = process.env;
  const set = { PORT: String(port), NEARSHELF_INIT_ORG: owner.organization, NEARSHELF_INIT_EMAIL: owner.email, NEARSHELF_INIT_PASSWORD: owner.password };
  const child = spawn("npm", ["start"], { cwd: clone, env: { ...around, ...set }, stdio: ["ignore", "pipe", "pipe"], detached: true });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return { process: child, output: () => output };
}

/** Ctrl-C in a terminal reaches the whole group; npm itself hands nothing on. */
function interrupt(child: ChildProcess): void {
  if (child.pid && child.exitCode === null) process.kill(-child.pid, "SIGINT");
}

test("npm start on a clean clone prints one address where the owner signs in and two hubs serve", async ({ page }) => {
  test.setTimeout(600_000);
  const clone = await mkdtemp(join(tmpdir(), "nearshelf-clone-"));
  execFileSync("git", ["clone", "--quiet", "--local", root, clone]);
  const port = await freeBlock();
  const started = start(clone, port);
  const gone = new Promise((resume) => started.process.once("exit", resume));
  try {
    await until(async () => {
      if (started.process.exitCode !== null) throw new Error(`npm start ended:\n${started.output()}`);
      return started.output().includes(`http://localhost:${port}`);
    }, 540_000);
    expect(started.output().match(/http:\/\/localhost:\d+/g)).toHaveLength(1);
    await signIn(page, `http://localhost:${port}`, owner);
    await page.goto(`http://localhost:${port}/hubs`);
    for (const hub of ["eu-west", "us-east"]) await expect(page.getByRole("row", { name: new RegExp(hub) })).toContainText("Serving", { timeout: 30_000 });
  } finally {
    interrupt(started.process);
    await gone;
    await rm(clone, { recursive: true, force: true });
  }
});
