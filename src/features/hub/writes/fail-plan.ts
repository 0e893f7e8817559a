import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { holdOpenPlan } from "./hold-plan";

/** Gives a plan up with a sentence for people; what was worked out stays. */
export async function failPlan(scope: Scope, { planId, reason }: { planId: string; reason: string }): Promise<void> {
  await work(scope, "hub.failPlan", async ({ tx, audit, tell }) => {
    const { answers } = await holdOpenPlan(tx, scope, planId);
    await tx.hubPlan.update({ where: { id: planId }, data: { state: "failed", failure: reason, finishedAt: new Date() } });
    audit(`plan:${planId}`, { reason, solved: answers.length });
    await tell("plan.progress", { planId });
  });
}
