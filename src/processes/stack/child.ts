import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { copyFile, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { kill, killGroup, markOf, type ProcessMark } from "./process-mark";

export interface ChildPlan {
  name: string;
  /** For Node, without secrets: those travel in `env`. */
  args: string[];
  env: Record<string, string>;
  /** How long it may take to end by itself. */
  patienceMs: number;
  /** Its standard output goes to the terminal. */
  shown?: boolean;
}

export interface Watch {
  /** Where logs/<name>.log go. */
  data: string;
  say(line: string): void;
  noteChild(name: string, mark: ProcessMark | null): Promise<void>;
}

const pauseMs = { first: 250, most: 10_000 };
const steadyMs = 30_000;
const logCapBytes = 20_000_000;
const inherited = [
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "NODE_ENV",
  "NODE_OPTIONS",
  "NODE_EXTRA_CA_CERTS",
  "NEARSHELF_LOG",
  "NEARSHELF_FONTS",
  "SystemRoot",
];

/** The environment of a child: what programs need to run, and the variables it is meant to have. */
export function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const passed = Object.fromEntries(inherited.map((name) => [name, process.env[name]]));
  return { ...passed, ...own, NODE_ENV: process.env.NODE_ENV };
}

/** One process that is started again, with growing pauses, until `stop`. It leads a group of its own, so Ctrl-C reaches it only through us. */
export class Child {
  #process: ChildProcess | null = null;
  #stopping = false;
  #pauseMs = pauseMs.first;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly plan: ChildPlan,
    private readonly watch: Watch,
  ) {}

  start(): void {
    const { name, args, env } = this.plan;
    const startedAtMs = Date.now();
    mkdirSync(join(this.watch.data, "logs"), { recursive: true });
    // A file, not a pipe: a child must not fall over its own log line when we are gone.
    const output = openSync(this.logPath, "a", 0o600);
    const child = spawn(process.execPath, ["--enable-source-maps", ...args], {
      env: environment({ ...env, NEARSHELF_PROCESS: name }),
      stdio: ["ignore", this.plan.shown ? "inherit" : output, output],
      detached: true,
    });
    closeSync(output);
    this.#process = child;
    void this.note(child.pid);
    child.once("error", (error) => this.watch.say(`${name} could not be started: ${error.message}`));
    child.once("exit", (code, signal) => this.ended(startedAtMs, signal ?? `exit code ${code}`));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resume) => child.once("exit", () => resume()));
    child.kill("SIGTERM");
    const force = setTimeout(() => child.pid && kill(child.pid), this.plan.patienceMs);
    await gone;
    clearTimeout(force);
  }

  /** Ends it and what it started, at once. */
  force(): void {
    this.#stopping = true;
    clearTimeout(this.#timer);
    if (this.#process?.pid && this.#process.exitCode === null) kill(this.#process.pid);
  }

  /** Keeps the log from filling the disk: past 20 MB it moves to <name>.log.1. */
  async trimLog(): Promise<void> {
    const size = await stat(this.logPath).then(
      (file) => file.size,
      () => 0,
    );
    if (size < logCapBytes) return;
    await copyFile(this.logPath, `${this.logPath}.1`);
    await truncate(this.logPath);
  }

  private get logPath(): string {
    return join(this.watch.data, "logs", `${this.plan.name}.log`);
  }

  private async note(pid: number | undefined): Promise<void> {
    const mark = pid === undefined ? null : await markOf(pid);
    if (mark) await this.watch.noteChild(this.plan.name, mark);
  }

  private ended(startedAtMs: number, how: string): void {
    const pid = this.#process?.pid;
    if (this.#stopping) return;
    // What it started, such as render children, must not outlive it.
    if (pid !== undefined) killGroup(pid);
    if (Date.now() - startedAtMs > steadyMs) this.#pauseMs = pauseMs.first;
    this.watch.say(`${this.plan.name} (process ${pid}) ended with ${how}; starting it again in ${this.#pauseMs / 1_000} s. Its log: ${this.logPath}`);
    this.#timer = setTimeout(() => this.start(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, pauseMs.most);
  }
}
