import cluster, { type Worker } from "node:cluster";
import type { HeardBeacon } from "@/features/beacon/model/ladder";
import type { Digest } from "@/kernel/digest";
import { log } from "@/platform/log";
import { type Order, type ToAgent, type ToWorker, type WorkerSettings, workerVariable } from "../wire";

const confirmMs = 10_000;
const longestPauseMs = 5_000;

export interface CrewDuties {
  /** Brings a blob; false when it could not. */
  want(digest: Digest, damaged: boolean): Promise<boolean>;
  /** Resolves true once the beacons are on disk. */
  beacons(heard: readonly HeardBeacon[]): Promise<boolean>;
  counts(requests: number, stockouts: number): void;
}

/** The workers: started, given their order, replaced when they die. */
export class Crew {
  #order: Order = { campaigns: [], clockAheadMs: 0 };
  #lastId = 0;
  #closing = false;
  #pauseMs = 50;
  readonly #ready = new Set<number>();
  readonly #waiting = new Map<string, (reason?: string) => void>();

  constructor(
    private readonly size: number,
    private readonly settings: WorkerSettings,
    private readonly duties: CrewDuties,
  ) {}

  /** Every worker serves the newest order. */
  get isReady(): boolean {
    return this.#ready.size >= this.size;
  }

  /** Starts the workers with an order and resolves once every one serves it. */
  async start(order: Order): Promise<void> {
    this.#order = order;
    cluster.setupPrimary({ serialization: "advanced", silent: false });
    cluster.on("message", (worker, message: ToAgent) => void this.#hear(worker, message));
    cluster.on("exit", (worker, code, signal) => this.#replace(worker, signal ?? String(code)));
    for (let count = 0; count < this.size; count += 1) this.#fork();
    while (!this.isReady) await new Promise<void>((resume) => this.#waiting.set("ready", () => resume()));
  }

  /** Gives every worker a new order and resolves once each has confirmed it; one that dies meanwhile starts with it. */
  async give(order: Order): Promise<void> {
    this.#order = order;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined && this.#ready.has(worker.id));
    await Promise.all(workers.map((worker) => worker && this.#hand(worker)));
  }

  async close(): Promise<void> {
    this.#closing = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const gone = workers.map((worker) => new Promise<void>((resume) => worker?.once("exit", () => resume())));
    for (const worker of workers) if (worker) tell(worker, { kind: "drain" });
    await Promise.all(gone);
  }

  #fork(): void {
    cluster.fork({ [workerVariable]: JSON.stringify(this.settings) });
  }

  async #hand(worker: Worker): Promise<void> {
    this.#lastId += 1;
    const id = this.#lastId;
    const key = `${worker.id}:${id}`;
    const reason = await new Promise<string | undefined>((resume) => {
      this.#waiting.set(key, resume);
      setTimeout(() => resume("it did not confirm in time"), confirmMs).unref();
      tell(worker, { kind: "order", id, order: this.#order });
    });
    this.#waiting.delete(key);
    if (!reason) return;
    // A worker that cannot follow must not go on serving what is no longer true.
    log.error({ reason }, "a worker could not take the order and is replaced");
    worker.process.kill("SIGKILL");
  }

  async #hear(worker: Worker, message: ToAgent): Promise<void> {
    if (message.kind === "online") await this.#welcome(worker);
    else if (message.kind === "applied") this.#waiting.get(`${worker.id}:${message.id}`)?.(message.reason);
    else if (message.kind === "want") tell(worker, { kind: "fetched", digest: message.digest, ok: await this.duties.want(message.digest, message.damaged) });
    else if (message.kind === "beacons") tell(worker, { kind: "recorded", id: message.id, ok: await this.duties.beacons(message.heard) });
    else this.duties.counts(message.requests, message.stockouts);
  }

  async #welcome(worker: Worker): Promise<void> {
    // Until it counts as ready no new order reaches it but here, however many come meanwhile.
    for (let given: Order | null = null; given !== this.#order; ) {
      given = this.#order;
      await this.#hand(worker);
    }
    if (worker.isDead()) return;
    this.#ready.add(worker.id);
    this.#pauseMs = 50;
    this.#waiting.get("ready")?.();
  }

  #replace(worker: Worker, how: string): void {
    this.#ready.delete(worker.id);
    for (const [key, resume] of this.#waiting) if (key.startsWith(`${worker.id}:`)) resume();
    if (this.#closing) return;
    log.error({ how }, "a worker ended and is replaced");
    setTimeout(() => this.#closing || this.#fork(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
  }
}

function tell(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message, () => undefined);
}
