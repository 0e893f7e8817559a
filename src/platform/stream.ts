import { EventEmitter } from "node:events";
import pg from "pg";
import * as z from "zod";
import { log } from "./log";
import { channel, type Happening } from "./unit-of-work";

const Notice = z.object({ topic: z.string(), organizationId: z.string() }).catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Whoever may connect to the database may notify: what cannot be read is null, and ends nobody's process. */
function happeningOf(payload: string | undefined): Happening | null {
  try {
    return Notice.safeParse(JSON.parse(payload ?? "")).data ?? null;
  } catch {
    return null;
  }
}

/**
 * The database's notices in this process: one LISTEN connection that comes back by itself.
 * `on("happening")` gives each notice; `on("gap")` says that some may have been missed (after every reconnect),
 * so listeners read again.
 */
export class Listener extends EventEmitter<{ happening: [Happening]; gap: [] }> {
  #client: pg.Client | null = null;
  #closed = false;
  #pause = 250;

  constructor(private readonly url: string) {
    super();
    this.setMaxListeners(0);
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000, keepAlive: true });
    client.on("notification", (notice) => this.#hear(notice.payload));
    client.on("error", () => this.#again(client));
    client.on("end", () => this.#again(client));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      this.#pause = 250;
      this.emit("gap");
    } catch {
      this.#again(client);
    }
  }

  async stop(): Promise<void> {
    this.#closed = true;
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  #hear(payload: string | undefined): void {
    const happening = happeningOf(payload);
    if (happening) this.emit("happening", happening);
    else log.warn("a notice that is none of ours was left out");
  }

  #again(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = null;
    client.removeAllListeners();
    client.on("error", () => undefined);
    client.end().catch(() => undefined);
    log.warn({ pauseMs: this.#pause }, "listening again soon");
    setTimeout(() => void (this.#closed || this.start()), this.#pause).unref();
    this.#pause = Math.min(this.#pause * 2, 5_000);
  }
}
