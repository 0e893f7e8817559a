import { demand } from "@/features/identity/policy";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";

/** The team, when the scope may create campaigns there; throws *missing* for a team of another organization or one that the scope does not see, else *forbidden*. */
export async function demandTeam(tx: Tx, scope: Scope, id: string): Promise<string> {
  const team = await tx.team.findFirst({ where: { id, organizationId: scope.organizationId } });
  if (!team) throw missing("team");
  demand(scope, "campaign.create", "team", team.id);
  return team.id;
}

/** The addresses in use; locked, so that two campaigns of one name, created at once, count on. */
export async function takenSlugs(tx: Tx, scope: Scope): Promise<Set<string>> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`campaign-slug:${scope.organizationId}`}, 0))::text`;
  const rows = await tx.campaign.findMany({ where: { organizationId: scope.organizationId }, select: { slug: true } });
  return new Set(rows.map(({ slug }) => slug));
}
