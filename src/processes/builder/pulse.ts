import { db } from "@/platform/db";
import { log } from "@/platform/log";
import { giveUpOrphans } from "./orphan";
import { giveUpOrphanPlans } from "./orphan-plan";

const beatMs = 3_000;
/** A worker without a beat for this long is dead; its jobs are free again within another beat. */
const silentS = 15;
/** Builds and plans that nobody works on any more are looked for with every tenth beat, about twice a minute. */
const beatsBetweenLooks = 10;

/** Tells the database that this builder's workers are alive, and frees the jobs of those that are not. Only database time counts. */
export class Pulse {
  readonly #poolIds = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #beating: Promise<void> = Promise.resolve();
  #beatAt = 0;
  #beats = 0;

  /** A pool of workers: its jobs are locked in its name. */
  add(poolId: string): void {
    this.#poolIds.add(poolId);
  }

  async start(): Promise<void> {
    await this.#beat();
    this.#timer = setInterval(() => {
      this.#beating = this.#beat().catch((error: unknown) => log.warn({ error: String(error) }, "no beat: the database does not answer"));
    }, beatMs);
  }

  /** True while the database took a beat lately. */
  isSteady(nowMs: number): boolean {
    return nowMs - this.#beatAt < 4 * beatMs;
  }

  /** Leaves no trace: other builders need not wait for these workers to fall silent. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#beating;
    await db().builderPulse.deleteMany({ where: { workerId: { in: [...this.#poolIds] } } });
  }

  async #beat(): Promise<void> {
    const poolIds = [...this.#poolIds];
    await db().$executeRaw`
      INSERT INTO builder_pulse (worker_id, at) SELECT id, now() FROM unnest(${poolIds}::text[]) AS id
      ON CONFLICT (worker_id) DO UPDATE SET at = excluded.at`;
    await freeSilent();
    this.#beatAt = Date.now();
    if (this.#beats % beatsBetweenLooks === 0)
      for (const giveUp of [giveUpOrphans, giveUpOrphanPlans])
        await giveUp().catch((error: unknown) => log.error({ error: String(error) }, "what nothing works on could not be given up"));
    this.#beats += 1;
  }
}

/** Unlocks the jobs of workers whose beats have stopped, and of workers that never had one. */
async function freeSilent(): Promise<void> {
  const silent = await db().$queryRaw<{ id: string }[]>`
    WITH gone AS (DELETE FROM builder_pulse WHERE at < now() - make_interval(secs => ${silentS}) RETURNING worker_id)
    SELECT worker_id AS id FROM gone
    UNION SELECT locked_by FROM graphile_worker.jobs
      WHERE locked_at < now() - make_interval(secs => ${silentS})
        AND NOT EXISTS (SELECT FROM builder_pulse WHERE worker_id = locked_by AND at >= now() - make_interval(secs => ${silentS}))`;
  if (silent.length === 0) return;
  const workerIds = silent.map(({ id }) => id);
  await db().$queryRaw`SELECT 1 AS done FROM graphile_worker.force_unlock_workers(${workerIds}::text[])`;
  log.warn({ workerIds }, "freed the jobs of silent workers");
}
