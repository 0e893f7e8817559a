import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { freePort } from "./free-port";

const root = resolve(import.meta.dirname, "../..");
/** As the stack starts it. */
const flags = ["--max-semi-space-size=2", "--max-old-space-size=192"];
const secret = "a builder secret that only the tests know";

export interface RunningBuilder {
  url: string;
  pid: number;
  process: ChildProcess;
  secret: string;
  /** What it wrote to both streams. */
  output: () => string;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface BuilderBench {
  data: string;
  start(env?: Record<string, string>): Promise<RunningBuilder>;
  close(): Promise<void>;
}

/** Bundles the real builder into a folder of its own, beside node_modules so that packages resolve; `start` runs it. */
export async function prepareBuilder(databaseUrl: string): Promise<BuilderBench> {
  await mkdir(join(root, "node_modules", ".cache"), { recursive: true });
  const outdir = await mkdtemp(join(root, "node_modules", ".cache", "builder-"));
  const data = await mkdtemp(join(tmpdir(), "nearshelf-builder-"));
  const source = (name: string) => join(root, "src/processes/builder", `${name}.ts`);
  const entryPoints = { builder: source("main"), "render-child": source("render-child"), "plan-thread": source("plan-thread") };
  await build({
    entryPoints,
    outdir,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    logLevel: "silent",
    absWorkingDir: root,
  });
  await gatherFonts(join(outdir, "fonts"));
  const running: RunningBuilder[] = [];
  return {
    data,
    start: async (env = {}) => {
      const builder = await startBuilder(outdir, { DATABASE_URL: databaseUrl, NEARSHELF_DATA: data, ...env });
      running.push(builder);
      return builder;
    },
    close: async () => {
      for (const builder of running) await builder.end("SIGKILL");
      for (const folder of [outdir, data]) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The fonts of the build as links in a new folder. */
export async function gatherFonts(folder: string): Promise<void> {
  await mkdir(folder);
  const source = join(root, "node_modules", "@expo-google-fonts");
  for (const family of await readdir(source)) {
    for (const weight of ["400Regular", "700Bold"]) {
      const name = (await readdir(join(source, family, weight))).find((file) => file.endsWith(".ttf")) ?? "";
      await symlink(join(source, family, weight, name), join(folder, name));
    }
  }
}

async function startBuilder(outdir: string, env: Record<string, string>): Promise<RunningBuilder> {
  const port = await freePort();
  const child = spawn(process.execPath, [...flags, join(outdir, "builder.js")], {
    env: { ...process.env, MALLOC_ARENA_MAX: "2", NEARSHELF_LOG: "info", BUILDER_PORT: String(port), BUILDER_SECRET: secret, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-100_000);
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url, () => output);
  return { url, pid: child.pid ?? 0, process: child, secret, output: () => output, end: (signal) => end(child, signal) };
}

async function ready(child: ChildProcess, url: string, output: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The builder ended with ${child.exitCode}: ${output()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.status === 204) return;
    await pause(50);
  }
  throw new Error(`The builder was not ready within 30 s: ${output()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const over = new Promise((resume) => child.once("exit", resume));
    child.kill(signal);
    await over;
  }
  return child.exitCode;
}
