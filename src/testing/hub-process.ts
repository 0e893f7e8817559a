import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as esbuild from "esbuild";
import { loaderPlugin } from "../processes/stack/loader-plugin.mjs";
import { FakeGateway } from "./fake-gateway";

const root = resolve(import.meta.dirname, "../..");
const banner = 'import { createRequire as nearshelfRequire } from "node:module"; const require = nearshelfRequire(import.meta.url);';

let bundling: Promise<string> | null = null;

/** The hub as one file, as it ships; made once a test file. */
function bundle(): Promise<string> {
  bundling ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), "nearshelf-hub-bundle-"));
    await writeFile(join(folder, "package.json"), '{"type":"module"}');
    const entryPoints = { hub: join(root, "src/processes/hub/main.ts") };
    const shared = { bundle: true, platform: "node", format: "esm", target: "node20.19", logLevel: "silent" } as const;
    await esbuild.build({ ...shared, absWorkingDir: root, entryPoints, outdir: folder, plugins: [loaderPlugin()], banner: { js: banner } });
    return join(folder, "hub.js");
  })();
  return bundling;
}

/** A hub of its own: real processes on free ports, and a data folder that outlives kills. */
export class HubProcess {
  #child: ChildProcess | null = null;
  output = "";

  protected constructor(
    readonly data: string,
    readonly port: number,
    readonly adminPort: number,
    private readonly program: string,
  ) {}

  /** Joined to the gateway at an address, not yet running. */
  static async joinTo(gatewayUrl: string, token: string): Promise<HubProcess> {
    const hub = new HubProcess(...(await HubProcess.place()));
    await hub.joinAt(gatewayUrl, token);
    return hub;
  }

  protected static async place(): Promise<[string, number, number, string]> {
    return [await mkdtemp(join(tmpdir(), "nearshelf-hub-")), await freePort(), await freePort(), await bundle()];
  }

  protected async joinAt(gatewayUrl: string, token: string): Promise<void> {
    const code = await this.command(["join", gatewayUrl, "--data", this.data, "--name", "eu-west", "--public-url", this.url, "--residency", "EU"], token);
    if (code !== 0) throw new Error(this.output);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Runs the program to its end and gives its exit code. */
  async command(args: readonly string[], input = ""): Promise<number | null> {
    const child = spawn(process.execPath, [this.program, ...args], { stdio: ["pipe", "pipe", "pipe"] });
    this.#collect(child);
    child.stdin.end(input);
    return new Promise((done) => child.once("exit", done));
  }

  runArguments(): string[] {
    return ["run", "--data", this.data, "--port", String(this.port), "--admin-port", String(this.adminPort), "--workers", "1"];
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [this.program, ...this.runArguments()], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NEARSHELF_LOG: "info" },
    });
    this.#child = child;
    this.#collect(child);
    await until(
      async () => (await fetch(`http://127.0.0.1:${this.adminPort}/readyz`).catch(() => null))?.status === 200,
      () => this.output,
    );
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  async end(signal: NodeJS.Signals = "SIGKILL"): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((done) => child.once("exit", done));
    child.kill(signal);
    return gone;
  }

  async close(): Promise<void> {
    await this.end();
    await rm(this.data, { recursive: true, force: true });
  }

  #collect(child: ChildProcess): void {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.output += chunk.toString("utf8");
      });
    }
  }
}

/** A hub with a gateway of its own that keeps everything in memory. */
export class TestHub extends HubProcess {
  private constructor(
    readonly gateway: FakeGateway,
    ...place: [string, number, number, string]
  ) {
    super(...place);
  }

  /** Joined, not yet running. */
  static async join(): Promise<TestHub> {
    const gateway = await FakeGateway.open(await freePort());
    const hub = new TestHub(gateway, ...(await HubProcess.place()));
    await hub.joinAt(gateway.url, gateway.token);
    return hub;
  }

  override async close(): Promise<void> {
    await this.end();
    await this.gateway.close();
    await super.close();
  }
}

/** Polls for a condition; fails with what `says` gives when it does not come true within ten seconds. */
export async function until(condition: () => boolean | Promise<boolean>, says: () => string = () => ""): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`It never came true. ${says()}`);
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

/** Below the range from which outgoing connections take theirs, so that it is still free after a restart. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resume) => probe.once("error", () => resume(false)).listen(port, "127.0.0.1", () => resume(true)));
    if (!free) continue;
    await new Promise((resume) => probe.close(resume));
    return port;
  }
}
