import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type EmbeddedPostgres, startPostgres } from "@/platform/embedded-postgres";
import type { Watch } from "./child";
import { markOf } from "./process-mark";

/** The database of this stack: PostgreSQL of its own, started again when it dies, or the one that DATABASE_URL names. */
export interface Database {
  url: string;
  stop(): Promise<void>;
}

export async function openDatabase(data: string, port: number | null, given: string | undefined, watch: Watch): Promise<Database> {
  if (port === null) return { url: given ?? "", stop: async () => undefined };
  const own = new OwnDatabase(join(data, "postgres"), port, watch);
  await own.start();
  return own;
}

class OwnDatabase implements Database {
  url = "";
  #server: EmbeddedPostgres | null = null;
  #stopping = false;

  constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly watch: Watch,
  ) {}

  async start(): Promise<void> {
    const server = await startPostgres(this.folder, this.port);
    this.#server = server;
    this.url = server.url;
    server.onExit(() => void this.again(250));
    await this.note();
    if (this.#stopping) await server.stop();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#server?.stop();
  }

  private async note(): Promise<void> {
    const text = await readFile(join(this.folder, "cluster", "postmaster.pid"), "utf8").catch(() => "");
    const mark = await markOf(Number(text.split("\n")[0]) || 0);
    if (mark) await this.watch.noteChild("postgres", mark);
  }

  private async again(pauseMs: number): Promise<void> {
    if (this.#stopping) return;
    this.watch.say(`postgres ended; starting it again in ${pauseMs / 1_000} s.`);
    await new Promise((resume) => setTimeout(resume, pauseMs));
    if (this.#stopping) return;
    await this.start().catch((error: unknown) => {
      this.watch.say(`postgres did not start: ${error instanceof Error ? error.message : String(error)}`);
      return this.again(Math.min(pauseMs * 2, 10_000));
    });
  }
}
