import { demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { AskPlan } from "../schema";

export interface PlanLine {
  id: string;
  state: string;
  solved: number;
  total: number;
  createdAt: Date;
  /** Who asked; null for a process or a person who is gone. */
  by: string | null;
  /** Null when what is stored cannot be read. */
  asked: AskPlan | null;
  currency: string;
}

export const plansShown = 20;

interface Row extends Omit<PlanLine, "asked"> {
  asked: unknown;
}

/** The latest questions to the planner, the newest first. */
export async function listPlans(scope: Scope): Promise<PlanLine[]> {
  demand(scope, "hub.read", "plan");
  const rows = await db().$queryRaw<Row[]>`
    SELECT plan.id, state, solved, total, plan.created_at AS "createdAt", person.name AS by, inputs -> 'asked' AS asked, coalesce(inputs ->> 'currency', '') AS currency
    FROM hub_plan plan LEFT JOIN person ON person.id = requested_by
    WHERE organization_id = ${scope.organizationId}::uuid ORDER BY plan.created_at DESC, plan.id DESC LIMIT ${plansShown}`;
  return rows.map((row) => ({ ...row, asked: AskPlan.safeParse(row.asked).data ?? null }));
}
