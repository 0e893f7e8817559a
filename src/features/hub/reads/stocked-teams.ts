import { demand, may, seenTeams } from "@/features/identity/policy";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";

/** Slugs of the campaigns that the scope sees; null for all of its organization. */
export async function listSeenSlugs(scope: Scope): Promise<ReadonlySet<string> | null> {
  const teams = seenTeams(scope);
  if (!teams) return null;
  const seen = await db().campaign.findMany({ where: { organizationId: scope.organizationId, teamId: { in: teams } }, select: { slug: true } });
  return new Set(seen.map(({ slug }) => slug));
}

/** Whether the scope assigns stock: operators and owners do, and ad managers who see every team that hubs hold releases of. */
export async function mayAssign(scope: Scope): Promise<boolean> {
  return may(scope, "hub.assign") && !(await isAnyHidden(scope, db()));
}

/** Throws *forbidden* to whoever may not assign stock. */
export async function demandAssign(scope: Scope, tx: Tx): Promise<void> {
  demand(scope, "hub.assign", "hub");
  if (await isAnyHidden(scope, tx))
    throw new Refusal("forbidden", "Hubs hold releases of teams that you do not see. Nothing was changed. Ask an operator or owner of the organization.");
}

async function isAnyHidden(scope: Scope, tx: Tx): Promise<boolean> {
  const teams = seenTeams(scope);
  if (!teams) return false;
  const hidden = await tx.campaign.findFirst({
    where: { organizationId: scope.organizationId, teamId: { notIn: teams }, heads: { some: {} } },
    select: { id: true },
  });
  return hidden !== null;
}
