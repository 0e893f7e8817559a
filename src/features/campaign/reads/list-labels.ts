import { seenTeams } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { labelsOf } from "../model/label";

/** Every label of the campaigns that the scope sees, each once with how many have it: what is proposed where labels are typed. */
export async function listLabels(scope: Scope): Promise<{ label: string; campaigns: number }[]> {
  const teams = seenTeams(scope);
  const where = { organizationId: scope.organizationId, ...(teams && { teamId: { in: teams } }), labels: { isEmpty: false } };
  return labelsOf(await db().campaign.findMany({ where, select: { labels: true } }));
}
