import { demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import type { NamePlan } from "../schema";
import { holdOpenPlan } from "./hold-plan";

/** Stops a plan; its thread is ended within a second and what was worked out stays. */
export async function cancelPlan(scope: Scope, { planId }: NamePlan): Promise<{ solved: number }> {
  return work(scope, "hub.cancelPlan", async ({ tx, audit, tell }) => {
    demand(scope, "hub.plan", "plan");
    const { answers } = await holdOpenPlan(tx, scope, planId);
    await tx.hubPlan.update({ where: { id: planId }, data: { state: "cancelled", finishedAt: new Date() } });
    audit(`plan:${planId}`, { solved: answers.length });
    await tell("plan.progress", { planId });
    return { solved: answers.length };
  });
}
