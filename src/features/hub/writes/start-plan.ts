import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import type { NamePlan } from "../schema";
import { holdOpenPlan } from "./hold-plan";

/** A builder takes a plan, or takes it over from one that ended: gives the question as stored and the numbers of hubs that are answered. */
export async function startPlan(scope: Scope, { planId }: NamePlan): Promise<{ inputs: unknown; answered: number[] }> {
  return work(scope, "hub.startPlan", async ({ tx, audit, tell }) => {
    const { state, inputs, answers } = await holdOpenPlan(tx, scope, planId);
    if (state === "queued") await tx.hubPlan.update({ where: { id: planId }, data: { state: "running", startedAt: new Date() } });
    audit(`plan:${planId}`, { takenOver: state === "running", answered: answers.length });
    await tell("plan.progress", { planId });
    return { inputs, answered: answers.map(({ hubs }) => hubs) };
  });
}
