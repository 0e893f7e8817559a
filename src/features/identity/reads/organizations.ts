import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";

export interface OrganizationView {
  id: string;
  name: string;
  isDemo: boolean;
}

const select = { id: true, name: true, isDemo: true } as const;

/** The organizations the person behind the scope is a member of, demos last. */
export async function listOrganizations(scope: Scope): Promise<OrganizationView[]> {
  return db().organization.findMany({ where: { members: { some: { personId: scope.actor } } }, select, orderBy: [{ isDemo: "asc" }, { createdAt: "asc" }] });
}

/** One of them; *missing* for any other. */
export async function getOrganization(scope: Scope, id: string): Promise<OrganizationView> {
  const found = await db().organization.findFirst({ where: { id, members: { some: { personId: scope.actor } } }, select });
  if (!found) throw missing("organization");
  return found;
}
