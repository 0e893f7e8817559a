import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/platform/db";
import { makeOrganization } from "@/testing/organization";
import { prove } from "./gate";

async function makePerson(): Promise<string> {
  const { id } = await db().person.create({ data: { email: `${randomUUID()}@x.test`, name: "Ada", passwordHash: "none" } });
  return id;
}

const join = (organizationId: string, personId: string, role: string | null) => db().member.create({ data: { organizationId, personId, role } });

describe("the gate", () => {
  test("proves a member with the role and the seats held now", async () => {
    const organization = await makeOrganization();
    const personId = await makePerson();
    await join(organization.id, personId, null);
    await db().teamSeat.create({ data: { teamId: organization.teamId, personId, role: "producer" } });
    const here = await prove(personId, null, "r1");
    expect(here?.scope).toMatchObject({
      organizationId: organization.id,
      actor: personId,
      requestId: "r1",
      organizationRole: null,
      seats: [{ teamId: organization.teamId, role: "producer" }],
    });
    expect(Object.isFrozen(here?.scope)).toBe(true);
  });

  test("fault 99: lets a removed member in no further, whatever the session says", async () => {
    const organization = await makeOrganization();
    const personId = await makePerson();
    await join(organization.id, personId, "owner");
    await db().teamSeat.create({ data: { teamId: organization.teamId, personId, role: "ad_manager" } });
    expect(await prove(personId, organization.id, "r")).not.toBeNull();
    await db().member.delete({ where: { organizationId_personId: { organizationId: organization.id, personId } } });
    expect(await prove(personId, organization.id, "r")).toBeNull();
  });

  test("fault 95: never opens an organization the person is not a member of, however it is asked for", async () => {
    const [own, foreign] = [await makeOrganization(), await makeOrganization()];
    const personId = await makePerson();
    await join(own.id, personId, "owner");
    for (const wanted of [foreign.id, "not-an-id", "'; drop table member; --"]) {
      expect((await prove(personId, wanted, "r"))?.organization.id).toBe(own.id);
    }
  });

  test("opens the wanted one of several organizations, else the oldest that is not a demo", async () => {
    const [first, second] = [await makeOrganization(), await makeOrganization()];
    const demo = await makeOrganization();
    await db().organization.update({ where: { id: demo.id }, data: { isDemo: true, createdAt: new Date(0) } });
    const personId = await makePerson();
    for (const { id } of [demo, second, first]) await join(id, personId, "owner");
    expect((await prove(personId, null, "r"))?.organization.id).toBe(first.id);
    expect((await prove(personId, second.id, "r"))?.organization.id).toBe(second.id);
    expect((await prove(personId, demo.id, "r"))?.organization.isDemo).toBe(true);
  });

  test("gives seats of one organization no weight in another", async () => {
    const [here, there] = [await makeOrganization(), await makeOrganization()];
    const personId = await makePerson();
    await join(here.id, personId, null);
    await db().teamSeat.create({ data: { teamId: there.teamId, personId, role: "ad_manager" } });
    expect((await prove(personId, here.id, "r"))?.scope.seats).toEqual([]);
  });

  test("fault 102: knows no role but the seven, which the database refuses to hold", async () => {
    const organization = await makeOrganization();
    const personId = await makePerson();
    await expect(join(organization.id, personId, "constructor")).rejects.toThrow("member_role_check");
    await join(organization.id, personId, null);
    await expect(db().teamSeat.create({ data: { teamId: organization.teamId, personId, role: "system" } })).rejects.toThrow("team_seat_role_check");
    expect((await prove(personId, organization.id, "r"))?.scope).toMatchObject({ organizationRole: null, seats: [] });
  });

  test("knows nobody who has no account", async () => {
    expect(await prove(randomUUID(), null, "r")).toBeNull();
  });
});
