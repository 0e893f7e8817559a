import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { NamePlan } from "../schema";

/** False once the plan is done, failed, cancelled or gone: a builder that works on it may stop. */
export async function isPlanOpen(scope: Scope, { planId }: NamePlan): Promise<boolean> {
  const open = await db().hubPlan.count({ where: { id: planId, organizationId: scope.organizationId, state: { in: ["queued", "running"] } } });
  return open > 0;
}
