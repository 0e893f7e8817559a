import { demand } from "@/features/identity/policy";
import type { NewOrganization } from "@/features/identity/schema";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { hashPassword } from "@/platform/password";
import { work } from "@/platform/unit-of-work";
import { takeTurn, withNewKeys } from "./plant-organization";

/** A further organization, named by the scope, such as the demo's; everyone who owns one already owns it too. */
export async function createOrganization(scope: Scope, input: NewOrganization): Promise<{ organizationId: string; teamId: string }> {
  demand(scope, "organization.create", "organization");
  const { organizationId } = scope;
  const passwordHash = input.owner && (await hashPassword(input.owner.password));
  return withNewKeys(organizationId, (plant) =>
    work(scope, "identity.createOrganization", async ({ tx, audit, tell }) => {
      await takeTurn(tx);
      const owners = await listOwners(tx);
      if (input.owner && passwordHash && owners.length === 0) owners.push(await addPerson(tx, input.owner, passwordHash));
      await plant(tx, { organizationId, name: input.name, isDemo: input.isDemo }, owners);
      const team = await tx.team.findFirstOrThrow({ where: { organizationId }, select: { id: true } });
      audit(`organization:${organizationId}`, { name: input.name, isDemo: input.isDemo });
      await tell("identity.organization");
      return { organizationId, teamId: team.id };
    }),
  );
}

async function listOwners(tx: Tx): Promise<string[]> {
  const rows = await tx.member.findMany({ where: { role: "owner" }, select: { personId: true }, distinct: ["personId"] });
  return rows.map((row) => row.personId);
}

async function addPerson(tx: Tx, { name, email }: { name: string; email: string }, passwordHash: string): Promise<string> {
  const person = await tx.person.create({ data: { name, email, passwordHash }, select: { id: true } });
  return person.id;
}
