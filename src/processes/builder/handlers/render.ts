import type { JobHelpers } from "graphile-worker";
import { renderJob } from "@/features/variant/jobs";
import { listOpenItems, type OpenItem } from "@/features/variant/reads/builder-items";
import { type RenderedCell, recordRendered } from "@/features/variant/writes/record-rendered";
import { mintSystemScope, type Scope } from "@/kernel/scope";
import { log } from "@/platform/log";
import type { Rendered, RenderWord } from "../errand";
import type { Factory } from "../factory";
import { giveUpOnLastTry } from "./last-try";

/** Draws a placement's unfinished cells in one child and records them as they come. */
export async function render(factory: Factory, raw: unknown, { job, abortSignal }: JobHelpers): Promise<void> {
  const { organizationId, buildId, placementKey } = renderJob.payload.parse(raw);
  const scope = mintSystemScope(organizationId, "builder", `job:${job.id}`);
  await giveUpOnLastTry(scope, job, { buildId, placementKey }, async () => {
    const items = await listOpenItems(scope, buildId, [placementKey]);
    if (items.length === 0) return;
    const ledger = new Ledger(factory, scope, buildId, items);
    const inputs = items.map((item) => item.inputs);
    try {
      await factory.pool.render(factory.blobFolder, inputs, (word) => ledger.hear(word), abortSignal);
    } finally {
      await ledger.settle();
    }
  });
}

/** Fewer, larger transactions: one at most every so often, and one at the end. */
const pauseMs = 120;

/** Takes the child's words, stores bytes, and records cells in batches. */
class Ledger {
  #waiting: { item: OpenItem; outcome: Rendered | { failed: string } }[] = [];
  #begun: OpenItem | null = null;
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #problem: unknown = null;

  constructor(
    private readonly factory: Factory,
    private readonly scope: Scope,
    private readonly buildId: string,
    private readonly items: OpenItem[],
  ) {}

  hear(word: RenderWord): void {
    const item = this.items[word.index];
    if (!item) return;
    if (word.word === "begun") this.#begun = item;
    if (word.word === "done") this.#waiting.push({ item, outcome: word.rendered });
    if (word.word === "failed") this.#waiting.push({ item, outcome: { failed: word.reason } });
    this.#timer ??= setTimeout(() => this.#flush(), pauseMs);
  }

  /** Waits until everything heard is recorded; throws what went wrong on the way. */
  async settle(): Promise<void> {
    this.#flush();
    await this.#writing;
    if (this.#problem) throw this.#problem;
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#waiting.splice(0);
    if (batch.length === 0 && this.#begun === null) return;
    const begun = this.#begun;
    this.#begun = null;
    this.#writing = this.#writing
      .then(() => this.#record(batch, begun))
      .catch((error: unknown) => {
        this.#problem ??= error;
      });
  }

  async #record(batch: { item: OpenItem; outcome: Rendered | { failed: string } }[], begun: OpenItem | null): Promise<void> {
    const cells = await Promise.all(batch.map(({ item, outcome }) => this.#store(item, outcome)));
    const alarms = await recordRendered(this.scope, { buildId: this.buildId, cells, begun: begun && nameOf(begun) });
    for (const alarm of alarms) log.error({ alarm }, "the same build key gave other bytes; the earlier artefact was kept");
  }

  /** The blob is on disk before any row names it. */
  async #store(item: OpenItem, outcome: Rendered | { failed: string }): Promise<RenderedCell> {
    const cell = { ...nameOf(item), buildKey: this.factory.keyOf(item.inputs) };
    if ("failed" in outcome) return { ...cell, outcome };
    const { bytes, mime, renderMs, preflight } = outcome;
    const digest = await this.factory.blobs.put(bytes);
    return { ...cell, outcome: { artefact: { digest, mime, bytes: bytes.length, renderMs, preflight } } };
  }
}

function nameOf({ market, locale, placementKey }: OpenItem) {
  return { market, locale, placementKey };
}
