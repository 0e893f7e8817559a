import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { type PlanAnswer, PlanInputs, type PlanResult } from "../schema";
import { holdOpenPlan } from "./hold-plan";

/** Keeps the answer for one number of hubs and closes the plan with the last. A second answer for the same number is left out: the first stands. */
export async function recordAnswer(scope: Scope, { planId, answer }: { planId: string; answer: PlanAnswer }): Promise<{ kept: boolean }> {
  return work(scope, "hub.recordAnswer", async ({ tx, audit, tell }) => {
    const { inputs, answers } = await holdOpenPlan(tx, scope, planId);
    const { numbers } = PlanInputs.parse(inputs);
    const kept = numbers.includes(answer.hubs) && !answers.some(({ hubs }) => hubs === answer.hubs);
    if (kept) {
      const result: PlanResult = { answers: [...answers, answer].toSorted((a, b) => a.hubs - b.hubs) };
      const solved = result.answers.length;
      const over = solved === numbers.length ? { state: "done", finishedAt: new Date() } : {};
      await tx.hubPlan.update({ where: { id: planId }, data: { result, solved, ...over } });
    }
    audit(`plan:${planId}`, { hubs: answer.hubs, optimal: answer.optimal, tookMs: answer.tookMs, kept });
    await tell("plan.progress", { planId });
    return { kept };
  });
}
