import { randomUUID } from "node:crypto";
import { readiness } from "@/features/release/model/readiness";
import { listAging, listStaged, type StagedHead } from "@/features/release/reads/list-staged";
import { activate } from "@/features/release/writes/activate";
import { renewEpoch } from "@/features/release/writes/renew-epoch";
import { Refusal } from "@/kernel/refusal";
import { mintSystemScope } from "@/kernel/scope";
import { log } from "@/platform/log";

/** However a notice was lost, the database is asked this often. Source: the delivery contract. */
const pollMs = 5_000;

/**
 * Activates staged heads once the hubs have them, and keeps snapshots young. It remembers nothing: every review reads the database,
 * so a gateway that is killed at any point leaves its work to the next review of any gateway.
 */
export class Coordinator {
  readonly #startedAtMs = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #reviewing: Promise<void> | null = null;
  #again = false;
  #closed = false;

  /** Looks at everything that is staged, now; calls during a review are one more review after it. */
  review(): void {
    if (this.#reviewing) this.#again = true;
    this.#reviewing ??= this.#run().finally(() => {
      this.#reviewing = null;
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#reviewing;
  }

  async #run(): Promise<void> {
    let waitMs = pollMs;
    do {
      this.#again = false;
      waitMs = await this.#pass().catch((error: unknown) => {
        log.warn({ err: error }, "staged releases could not be reviewed");
        return pollMs;
      });
    } while (this.#again && !this.#closed);
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => this.review(), Math.max(50, Math.min(waitMs, pollMs)));
  }

  async #pass(): Promise<number> {
    for (const organizationId of await listAging()) await unlessConflict(renewEpoch(mintSystemScope(organizationId, "gateway", randomUUID())));
    const waits = await Promise.all((await listStaged()).map((head) => this.#consider(head)));
    return Math.min(pollMs, ...waits);
  }

  async #consider({ digest, organizationId, ageMs, hubs }: StagedHead): Promise<number> {
    const decision = readiness(hubs, { headAgeMs: ageMs, uptimeMs: performance.now() - this.#startedAtMs });
    if (!decision.activate) return decision.waitMs;
    const { skipped } = decision;
    await unlessConflict(activate(mintSystemScope(organizationId, "gateway", randomUUID()), { headDigest: digest, skipped }));
    return pollMs;
  }
}

/** Another gateway or a newer head came first: nothing is left to do. */
async function unlessConflict(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "conflict") throw error;
  }
}
