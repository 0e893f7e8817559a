import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { readContent } from "@/features/release/model/accept";
import type { Content } from "@/features/release/model/document";
import { type Digest, hexOf } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { log } from "@/platform/log";
import { HubFolder } from "../agent/folder";
import { type ToAgent, type ToWorker, type WorkerSettings, workerVariable } from "../wire";
import { BeaconDoor } from "./beacons";
import { Edge } from "./edge";
import { Pantry } from "./pantry";
import { openShop } from "./shop";

/** Headers and body must arrive within this, and a socket that takes nothing for longer than its idle time is closed. */
const arriveMs = 8_000;
const idleMs = 30_000;
const keepAliveMs = 65_000;
const drainMs = 10_000;
const reportMs = 1_000;

/** Runs a worker until the agent drains it or is gone. */
export function work(): void {
  const settings: WorkerSettings = JSON.parse(process.env[workerVariable] ?? "{}");
  const worker = new DataPlane(settings);
  // Ctrl-C reaches the whole group; the agent decides when a worker goes.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  process.once("disconnect", () => process.exit(0));
  process.on("message", (message: ToWorker) => worker.hear(message));
  process.on("uncaughtException", (error) => {
    log.fatal({ reason: String(error.stack) }, "a worker met a bug and ends");
    process.exit(1);
  });
  tell({ kind: "online" });
}

function tell(message: ToAgent): void {
  if (process.connected) process.send?.(message);
}

class DataPlane {
  #server: Server | null = null;
  #stockouts = 0;
  readonly #contents = new Map<Digest, Content>();
  readonly #wanting = new Map<Digest, ((ok: boolean) => void)[]>();
  readonly #folder: HubFolder;
  readonly #edge: Edge;
  readonly #beacons = new BeaconDoor((id, heard) => tell({ kind: "beacons", id, heard }));

  constructor(private readonly settings: WorkerSettings) {
    this.#folder = new HubFolder(settings.data);
    const pantry = new Pantry(
      this.#folder.blobs(),
      settings.memoryBytes,
      (digest, damaged) => this.#want(digest, damaged),
      (url) => this.#edge.forget(url),
    );
    this.#edge = new Edge(pantry, this.#beacons);
    setInterval(() => {
      pantry.turn += 1;
      this.#report();
    }, reportMs).unref();
  }

  hear(message: ToWorker): void {
    if (message.kind === "order") this.#take(message);
    else if (message.kind === "recorded") this.#beacons.recorded(message.id, message.ok);
    else if (message.kind === "drain") this.#drain();
    else {
      for (const resume of this.#wanting.get(message.digest) ?? []) resume(message.ok);
      this.#wanting.delete(message.digest);
    }
  }

  /** The first order opens the port, so that nothing is ever answered without one. */
  #take({ id, order }: Extract<ToWorker, { kind: "order" }>): void {
    try {
      const served = new Set(order.campaigns.flatMap((campaign) => campaign.served));
      const shop = openShop(order, (digest) => this.#content(digest));
      for (const digest of this.#contents.keys()) if (!served.has(digest)) this.#contents.delete(digest);
      this.#edge.swap(shop, order.clockAheadMs);
    } catch (error) {
      tell({ kind: "applied", id, reason: String(error) });
      return;
    }
    if (this.#server) tell({ kind: "applied", id });
    else this.#listen(() => tell({ kind: "applied", id }));
  }

  #content(digest: Digest): Content {
    const known = this.#contents.get(digest);
    if (known) return known;
    const text = readFileSync(`${this.#folder.contents()}/${hexOf(digest)}`, "utf8");
    if (digestOf(text) !== digest) throw new Error(`The stored content ${digest} is damaged.`);
    const content = readContent(text);
    this.#contents.set(digest, content);
    return content;
  }

  #listen(done: () => void): void {
    const limits = { headersTimeout: arriveMs, requestTimeout: arriveMs, connectionsCheckingInterval: 1_000, keepAliveTimeout: keepAliveMs, noDelay: true };
    const server = createServer(limits, (request, response) => this.#edge.handle(request, response));
    server.setTimeout(idleMs);
    server.once("error", (error) => {
      log.fatal({ reason: error.message }, "the data plane cannot listen");
      process.exit(1);
    });
    server.listen(this.settings.port, this.settings.host, done);
    this.#server = server;
  }

  #want(digest: Digest, damaged: boolean): Promise<boolean> {
    this.#stockouts += 1;
    return new Promise((resume) => {
      const others = this.#wanting.get(digest);
      this.#wanting.set(digest, [...(others ?? []), resume]);
      if (!others) tell({ kind: "want", digest, damaged });
    });
  }

  #report(): void {
    if (this.#edge.requests === 0 && this.#stockouts === 0) return;
    tell({ kind: "counts", requests: this.#edge.requests, stockouts: this.#stockouts });
    this.#edge.requests = 0;
    this.#stockouts = 0;
  }

  /** Requests under way finish; idle connections close. */
  #drain(): void {
    setTimeout(() => process.exit(0), drainMs).unref();
    this.#report();
    if (!this.#server) process.exit(0);
    this.#server?.close(() => process.exit(0));
    this.#server?.closeIdleConnections();
  }
}
