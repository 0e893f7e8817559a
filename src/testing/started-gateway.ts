import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { freePort } from "./free-port";
import { call } from "./simulated-hub";

export interface StartedGateway {
  url: string;
  /** Ends it and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Runs the gateway's main as it is written. */
export function spawnGateway(env: Record<string, string | undefined>): ChildProcess {
  const root = resolve(import.meta.dirname, "../..");
  const bare = { NODE_ENV: "test" as const, PATH: process.env.PATH, NEARSHELF_LOG: "warn" };
  return spawn(process.execPath, ["--import", "tsx", "src/processes/gateway/main.ts"], {
    cwd: root,
    env: { ...bare, ...env },
    stdio: ["ignore", "inherit", "pipe"],
  });
}

/** Starts the real gateway on the test database and waits until it answers. */
export async function startGateway(data: string, port?: number): Promise<StartedGateway> {
  const chosen = port ?? (await freePort());
  const { DATABASE_URL, KEY_SECRET } = process.env;
  const child = spawnGateway({ DATABASE_URL, KEY_SECRET, NEARSHELF_DATA: data, GATEWAY_PORT: String(chosen) });
  child.stderr?.pipe(process.stderr);
  const gone = new Promise<number | null>((resume) => child.once("exit", resume));
  const url = `http://127.0.0.1:${chosen}`;
  for (let tries = 0; !(await isUp(url)); tries += 1) {
    if (child.exitCode !== null || tries > 300) throw new Error("The gateway did not start.");
    await new Promise((resume) => setTimeout(resume, 50));
  }
  return {
    url,
    end: (signal = "SIGTERM") => {
      child.kill(signal);
      return gone;
    },
  };
}

const isUp = (url: string) =>
  call(`${url}/healthz`, "GET").then(
    ({ status }) => status === 200,
    () => false,
  );
