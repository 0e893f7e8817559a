import { randomUUID } from "node:crypto";
import { failPlan } from "@/features/hub/writes/fail-plan";
import { Refusal } from "@/kernel/refusal";
import { mintSystemScope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { log } from "@/platform/log";

const reason = "Given up: the builder ended too often while it worked this out. What was worked out is kept. Ask again.";

/** Gives up plans that nothing works on any more, and gives how many: a job takes its last try with it when its builder is killed just then. */
export async function giveUpOrphanPlans(): Promise<number> {
  const orphans = await db().$queryRaw<{ planId: string; organizationId: string }[]>`
    SELECT id AS "planId", organization_id AS "organizationId" FROM hub_plan
    WHERE state IN ('queued', 'running') AND NOT EXISTS (
      SELECT FROM graphile_worker.jobs WHERE key = 'plan:' || hub_plan.id AND (attempts < max_attempts OR locked_at IS NOT NULL))
    LIMIT 100`;
  for (const { planId, organizationId } of orphans) {
    log.error({ planId }, "nothing works on a plan any more; it is given up");
    await failPlan(mintSystemScope(organizationId, "builder", randomUUID()), { planId, reason }).catch(unlessOver);
  }
  return orphans.length;
}

/** It was cancelled or its organization removed in between. */
function unlessOver(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
