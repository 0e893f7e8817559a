import { randomUUID } from "node:crypto";
import { recordFailure } from "@/features/variant/writes/record-failure";
import { Refusal } from "@/kernel/refusal";
import { mintSystemScope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { log } from "@/platform/log";

const reason = "Given up: the builder ended too often while it made this. Press Build to try again.";

/**
 * Records builds that nothing works on any more as failed, and gives how many. A job takes its last try with it when its builder is
 * killed or the database is away just then; without this its campaign would wait, and refuse another build, for ever.
 */
export async function giveUpOrphans(): Promise<number> {
  const orphans = await db().$queryRaw<{ buildId: string; organizationId: string }[]>`
    SELECT build.id AS "buildId", campaign.organization_id AS "organizationId" FROM build JOIN campaign ON campaign.id = build.campaign_id
    WHERE build.state IN ('queued', 'running') AND NOT EXISTS (
      SELECT FROM graphile_worker.jobs
      WHERE (key = 'build:' || build.id OR key LIKE 'render:' || build.id || ':%') AND (attempts < max_attempts OR locked_at IS NOT NULL))
    LIMIT 100`;
  for (const { buildId, organizationId } of orphans) {
    log.error({ buildId }, "nothing works on a build any more; it is given up");
    await recordFailure(mintSystemScope(organizationId, "builder", randomUUID()), { buildId, placementKey: null, reason }).catch(unlessGone);
  }
  return orphans.length;
}

/** Its campaign was removed in between. */
function unlessGone(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== "missing") throw error;
}
