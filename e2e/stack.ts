import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as z from "zod";

const root = resolve(import.meta.dirname, "..");
const StackFile = z.object({ databaseUrl: z.string(), ready: z.boolean(), children: z.record(z.string(), z.object({ pid: z.number() })) });
type StackFile = z.infer<typeof StackFile>;

/** A whole product of its own: the built processes on a free block of ports, with a data folder that goes with it. */
export class TestStack {
  /** What it wrote on its terminal. */
  output = "";
  #process: ChildProcess | null = null;

  private constructor(
    readonly data: string,
    readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  /** `env` sets further variables, such as NEARSHELF_INIT_ORG. */
  static async open(env: Record<string, string> = {}): Promise<TestStack> {
    const stack = new TestStack(await mkdtemp(join(tmpdir(), "nearshelf-e2e-")), await freeBlock(), env);
    await stack.start();
    return stack;
  }

  get dashboardUrl(): string {
    return `http://localhost:${this.port}`;
  }

  get originUrl(): string {
    return `http://127.0.0.1:${this.port + 2}`;
  }

  get gatewayUrl(): string {
    return `http://127.0.0.1:${this.port + 1}`;
  }

  /** Where the public reaches the local hubs. */
  get hubUrls(): { "eu-west": string; "us-east": string } {
    return { "eu-west": `http://127.0.0.1:${this.port + 10}`, "us-east": `http://127.0.0.1:${this.port + 20}` };
  }

  async start(): Promise<void> {
    const { DATABASE_URL: _database, NEARSHELF_REACH: _reach, ...around } = process.env;
    const env: NodeJS.ProcessEnv = { ...around, ...this.env, NODE_ENV: "production", PORT: String(this.port), NEARSHELF_DATA: this.data };
    const started = spawn(process.execPath, ["--enable-source-maps", "dist/stack.js"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    const hear = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    started.stdout.on("data", hear);
    started.stderr.on("data", hear);
    this.#process = started;
    await until(async () => {
      if (started.exitCode !== null) throw new Error(`The stack ended while starting:\n${this.output}`);
      return (await this.file())?.ready;
    }, 90_000);
  }

  /** What stack.json says: the database's address and every child's process. */
  async file(): Promise<StackFile | null> {
    const text = await readFile(join(this.data, "stack.json"), "utf8").catch(() => null);
    return text === null ? null : StackFile.parse(JSON.parse(text));
  }

  /** The process id of a child: postgres, web, gateway, builder, origin, eu-west or us-east. */
  async pidOf(name: string): Promise<number> {
    const child = (await this.file())?.children[name];
    if (!child) throw new Error(`${name} does not run.`);
    return child.pid;
  }

  /** What every process wrote, as [name, path]. */
  async logs(): Promise<[string, string][]> {
    const folder = join(this.data, "logs");
    return (await readdir(folder).catch(() => [])).map((name) => [name, join(folder, name)]);
  }

  /** kill -9 of one child; the stack starts it again by itself. */
  async kill(name: string): Promise<void> {
    process.kill(await this.pidOf(name), "SIGKILL");
  }

  /** kill -9 of the stack itself; its children go on, and `start` takes over from it. */
  async killStack(): Promise<void> {
    const gone = this.gone();
    this.#process?.kill("SIGKILL");
    await gone;
  }

  /** Ctrl-C; the data folder stays. */
  async stop(): Promise<void> {
    const gone = this.gone();
    this.#process?.kill("SIGINT");
    await gone;
  }

  async close(): Promise<void> {
    if (this.#process?.exitCode !== null || this.#process.signalCode !== null) await this.start().catch(() => undefined);
    await this.stop();
    await rm(this.data, { recursive: true, force: true });
  }

  private gone(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resume) => child.once("exit", () => resume()));
  }
}

/** Polls until the condition holds; throws with the last reason after `timeoutMs`. */
export async function until<T>(condition: () => Promise<T>, timeoutMs = 30_000): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`The condition did not hold within ${timeoutMs} ms.`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** The first of 42 ports in a row of which all that a stack and its demo use are free. */
export async function freeBlock(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const first = 20_000 + Math.floor(Math.random() * 250) * 50;
    const used = [0, 1, 2, 3, 4, 10, 11, 20, 21, 30, 31, 40, 41].map((offset) => isFree(first + offset));
    if ((await Promise.all(used)).every(Boolean)) return first;
  }
  throw new Error("No free block of ports was found.");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resume) => {
    const probe = createServer();
    probe.once("error", () => resume(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resume(true)));
  });
}
