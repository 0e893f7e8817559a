import { demand, may } from "@/features/identity/policy";
import { isAttended } from "@/features/variant/reads/get-build";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { type NamePlan, type PlanAnswer, PlanInputs, PlanResult } from "../schema";

export interface PlanView {
  id: string;
  state: string;
  solved: number;
  total: number;
  /** Null when what is stored cannot be read. */
  inputs: PlanInputs | null;
  /** By number of hubs, as far as they are there. */
  answers: PlanAnswer[];
  failure: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** A builder takes jobs. */
  attended: boolean;
  may: { plan: boolean };
}

/** A question to the planner with what is answered of it. */
export async function getPlan(scope: Scope, { planId }: NamePlan): Promise<PlanView> {
  demand(scope, "hub.read", "plan");
  const plan = await db().hubPlan.findFirst({ where: { id: planId, organizationId: scope.organizationId } });
  if (!plan) throw missing("plan");
  const { id, state, solved, total, failure, createdAt, startedAt, finishedAt } = plan;
  const answers = PlanResult.safeParse(plan.result).data?.answers ?? [];
  const inputs = PlanInputs.safeParse(plan.inputs).data ?? null;
  const facts = { id, state, solved, total, failure, createdAt, startedAt, finishedAt };
  return { ...facts, inputs, answers, attended: await isAttended(db()), may: { plan: may(scope, "hub.plan") } };
}
