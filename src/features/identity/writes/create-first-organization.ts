import type { FirstOrganization } from "@/features/identity/schema";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { hashPassword } from "@/platform/password";
import { work } from "@/platform/unit-of-work";
import { takeTurn, withNewKeys } from "./plant-organization";

/**
 * First-run set-up: the organization named by the scope, its first team, owner and keys. The owner owns every demo
 * organization too. Refuses once an organization that is not a demo exists.
 */
export async function createFirstOrganization(scope: Scope, input: FirstOrganization): Promise<{ organizationId: string; personId: string }> {
  const { organizationId } = scope;
  const passwordHash = await hashPassword(input.password);
  return withNewKeys(organizationId, (plant) =>
    work(scope, "identity.createFirstOrganization", async ({ tx, audit, tell }) => {
      await takeTurn(tx);
      await demandFirst(tx, input.email);
      const person = await tx.person.create({ data: { email: input.email, name: input.name ?? nameOf(input.email), passwordHash } });
      await plant(tx, { organizationId, name: input.organization, isDemo: false }, [person.id]);
      const demos = await tx.organization.findMany({ where: { isDemo: true }, select: { id: true } });
      await tx.member.createMany({ data: demos.map(({ id }) => ({ organizationId: id, personId: person.id, role: "owner" })) });
      audit(`organization:${organizationId}`, { name: input.organization, owner: person.id });
      await tell("identity.organization");
      return { organizationId, personId: person.id };
    }),
  );
}

async function demandFirst(tx: Tx, email: string): Promise<void> {
  if (await tx.organization.findFirst({ where: { isDemo: false }, select: { id: true } })) {
    throw new Refusal("conflict", "This Nearshelf is set up already. Nothing was changed. Sign in, or ask an owner for an account.");
  }
  if (await tx.person.findUnique({ where: { email }, select: { id: true } })) {
    throw new Refusal("conflict", "This e-mail address has an account already. Nothing was changed. Use another address.");
  }
}

const nameOf = (email: string) => email.split("@")[0] ?? email;
