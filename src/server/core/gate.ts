import { mintScope, type Role, roles, type Scope } from "@/kernel/scope";
import { db } from "@/platform/db";

export interface Visit {
  scope: Scope;
  person: { id: string; name: string; email: string };
  organization: { id: string; name: string; slug: string; isDemo: boolean };
}

/**
 * From who a session names to what that person may do now. Memberships are read from the database each time, so a removed
 * member is out at once; seats without a membership count for nothing. Null: no such person, or a member of nothing.
 */
export async function prove(personId: string, wantedOrganizationId: string | null, requestId: string): Promise<Visit | null> {
  const person = await findPerson(personId);
  const member = person?.members.find(({ organization }) => organization.id === wantedOrganizationId) ?? person?.members[0];
  if (!person || !member) return null;
  const { organization } = member;
  const seats = person.seats.filter(({ team }) => team.organizationId === organization.id).flatMap(({ teamId, role }) => seatOf(teamId, role));
  const organizationRole = member.role === "owner" || member.role === "operator" ? member.role : null;
  const scope = mintScope({ organizationId: organization.id, actor: person.id, requestId, organizationRole, seats });
  return { scope, person: { id: person.id, name: person.name, email: person.email }, organization };
}

function seatOf(teamId: string, role: string): { teamId: string; role: Role }[] {
  const known = roles.find((candidate) => candidate === role);
  return known ? [{ teamId, role: known }] : [];
}

function findPerson(id: string) {
  return db().person.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      members: {
        select: { role: true, organization: { select: { id: true, name: true, slug: true, isDemo: true } } },
        orderBy: [{ organization: { isDemo: "asc" } }, { organization: { createdAt: "asc" } }],
      },
      seats: { select: { teamId: true, role: true, team: { select: { organizationId: true } } } },
    },
  });
}
