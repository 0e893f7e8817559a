import { missing, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { PlanAnswer } from "../schema";

export interface HeldPlan {
  state: string;
  /** As stored: a row that someone broke is the caller's to refuse. */
  inputs: unknown;
  answers: PlanAnswer[];
}

/** Locks the plan until the end of the transaction, so that of two writers the later sees what the first did. Throws *missing*, and *conflict* when it is over. */
export async function holdOpenPlan(tx: Tx, scope: Scope, planId: string): Promise<HeldPlan> {
  const [plan] = await tx.$queryRaw<{ state: string; inputs: unknown; answers: unknown }[]>`
    SELECT state, inputs, result -> 'answers' AS answers FROM hub_plan
    WHERE id = ${planId}::uuid AND organization_id = ${scope.organizationId}::uuid FOR UPDATE`;
  if (!plan) throw missing("plan");
  if (plan.state !== "queued" && plan.state !== "running")
    throw new Refusal("conflict", "This plan is over. What was worked out is kept; ask again for a new one.");
  return { state: plan.state, inputs: plan.inputs, answers: PlanAnswer.array().safeParse(plan.answers).data ?? [] };
}
