import { demand } from "@/features/identity/policy";
import { Refusal } from "@/kernel/refusal";
import { personOf, type Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { addJob } from "@/platform/queue";
import { work } from "@/platform/unit-of-work";
import { planJob } from "../jobs";
import { questionOf } from "../model/question";
import { getGround } from "../reads/get-ground";
import type { AskPlan } from "../schema";

/** Freezes a question with what it is asked of and hands it to a builder. One that can have no answer is refused with the reason. */
export async function askPlan(scope: Scope, asked: AskPlan): Promise<{ planId: string; total: number }> {
  return work(scope, "hub.askPlan", async ({ tx, audit, tell }) => {
    demand(scope, "hub.plan", "plan");
    await demandIdle(tx, scope);
    const inputs = questionOf(asked, await getGround(scope, tx));
    const total = inputs.numbers.length;
    const plan = await tx.hubPlan.create({
      data: { organizationId: scope.organizationId, inputs, total, requestedBy: personOf(scope) },
      select: { id: true },
    });
    await addJob(tx, planJob, { organizationId: scope.organizationId, planId: plan.id }, `plan:${plan.id}`);
    audit(`plan:${plan.id}`, { limit: asked.limit, sites: inputs.sites.length, markets: inputs.markets.length });
    await tell("plan.progress", { planId: plan.id });
    return { planId: plan.id, total };
  });
}

/** Solving takes a builder's whole core, so an organization has one question open at a time. */
async function demandIdle(tx: Tx, scope: Scope): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`hub-plan ${scope.organizationId}`}, 0))`;
  const open = await tx.hubPlan.count({ where: { organizationId: scope.organizationId, state: { in: ["queued", "running"] } } });
  if (open > 0)
    throw new Refusal(
      "conflict",
      "A plan is being worked out already. Nothing was started. Wait for it, or open it under Past plans and cancel it there, then ask again.",
    );
}
