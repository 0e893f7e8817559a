import { may } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";

/** The teams in which the scope may create campaigns, oldest first. */
export async function listTeams(scope: Scope, tx: Tx = db()): Promise<{ id: string; name: string }[]> {
  const teams = await tx.team.findMany({ where: { organizationId: scope.organizationId }, select: { id: true, name: true }, orderBy: { id: "asc" } });
  return teams.filter((team) => may(scope, "campaign.create", team.id));
}
