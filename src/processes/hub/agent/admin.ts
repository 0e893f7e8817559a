import { createServer, type Server } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";

export interface AdminFacts {
  isReady(): boolean;
  stale(): boolean;
  backlog(): number;
  stock(): { bytes: number; missing: number; leftOut: number };
}

/** Counts for /metrics, and the small server that shows them; for operators only, on its own port. */
export class Admin {
  readonly #registry = new Registry();
  readonly requests = new Counter({ name: "nearshelf_hub_requests_total", help: "Requests answered by the data plane", registers: [this.#registry] });
  readonly stockouts = new Counter({ name: "nearshelf_hub_stockouts_total", help: "Requests for a blob that had to be fetched", registers: [this.#registry] });
  readonly beacons = new Counter({ name: "nearshelf_hub_beacons_total", help: "Beacons by outcome", labelNames: ["outcome"], registers: [this.#registry] });
  readonly refusals = new Counter({ name: "nearshelf_hub_refusals_total", help: "Documents refused", registers: [this.#registry] });
  #server: Server | null = null;

  constructor(private readonly facts: AdminFacts) {
    collectDefaultMetrics({ register: this.#registry, prefix: "nearshelf_hub_" });
    this.#gauge("backlog_segments", "Segments not yet accepted", () => facts.backlog());
    this.#gauge("stock_bytes", "Bytes of blobs on disk", () => facts.stock().bytes);
    this.#gauge("stock_missing", "Blobs that the plan has and the disk has not", () => facts.stock().missing);
    this.#gauge("stock_left_out", "Blobs named by a held release that the plan leaves out", () => facts.stock().leftOut);
    this.#gauge("snapshot_stale", "1 when the snapshot has expired", () => Number(facts.stale()));
  }

  async listen(host: string, port: number): Promise<void> {
    const server = createServer((request, response) => {
      void this.#answer(request.url ?? "").then(([status, text]) =>
        response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" }).end(text),
      );
    });
    this.#server = server;
    await new Promise<void>((resume, refuse) => server.once("error", refuse).listen(port, host, resume));
  }

  close(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  async #answer(url: string): Promise<[number, string]> {
    if (url === "/healthz") return [200, "alive\n"];
    if (url === "/readyz") return this.facts.isReady() ? [200, "ready\n"] : [503, "a worker does not serve yet\n"];
    return url === "/metrics" ? [200, await this.#registry.metrics()] : [404, "There is /healthz, /readyz and /metrics.\n"];
  }

  #gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name: `nearshelf_hub_${name}`,
      help,
      registers: [this.#registry],
      collect() {
        this.set(value());
      },
    });
  }
}
