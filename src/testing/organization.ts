import { randomUUID } from "node:crypto";
import { openKeys } from "@/features/identity/writes/open-keys";
import { mintScope, type Role, type Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { generateSigningKey } from "@/platform/signing";

export interface TestOrganization {
  id: string;
  slug: string;
  teamId: string;
  owner: Scope;
  /** A scope with one team role (or operator) in this organization. */
  as(role: Role): Scope;
}

/** A fresh organization with a team, an owner and signing keys; nothing in it is shared with another test. */
export async function makeOrganization(): Promise<TestOrganization> {
  const slug = `org-${randomUUID().slice(0, 8)}`;
  const id = randomUUID();
  const keys = await openKeys(id, await generateSigningKey(), new Date());
  const organization = await db().organization.create({
    data: { id, name: slug, slug, teams: { create: { name: "First team" } }, keySets: { create: keys.keySet }, onlineKeys: { create: keys.onlineKey } },
    include: { teams: true },
  });
  const teamId = organization.teams[0]?.id ?? "";
  const base = { organizationId: id, actor: randomUUID(), requestId: "test" };
  return {
    id,
    slug,
    teamId,
    owner: mintScope({ ...base, organizationRole: "owner", seats: [] }),
    as: (role) =>
      role === "owner" || role === "operator"
        ? mintScope({ ...base, organizationRole: role, seats: [] })
        : mintScope({ ...base, organizationRole: null, seats: [{ teamId, role }] }),
  };
}
