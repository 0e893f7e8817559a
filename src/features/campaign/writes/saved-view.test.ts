import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { mintScope, type Role, type Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { listViews } from "../reads/list-views";
import { deleteView } from "./delete-view";
import { saveView } from "./save-view";

let organization: TestOrganization;
let analyst: Scope;
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const live = { id: null, screen: "campaigns" as const, name: "Live in Germany", query: "state=live&market=DE" };
const views = (scope = analyst) => listViews(scope, { screen: "campaigns" });
const lastAudit = () => db().auditRow.findFirst({ where: { organizationId: organization.id }, orderBy: [{ at: "desc" }, { id: "desc" }] });

async function person(role: Role): Promise<Scope> {
  const { id } = await db().person.create({ data: { email: `${randomUUID()}@roast.example`, name: "Ana", passwordHash: "" } });
  return mintScope({ organizationId: organization.id, actor: id, requestId: "r", organizationRole: null, seats: [{ teamId: organization.teamId, role }] });
}

beforeEach(async () => {
  organization = await makeOrganization();
  analyst = await person("analyst");
});

describe("a saved view", () => {
  it("is kept by an analyst, under its name, and leaves an audit row", async () => {
    const { id } = await saveView(analyst, live);
    expect(await views()).toEqual([{ id, name: live.name, query: live.query }]);
    expect(await lastAudit()).toMatchObject({ verb: "campaign.saveView", subject: `view:${id}` });
    expect(await listViews(analyst, { screen: "matrix" })).toEqual([]);
  });

  it("is renamed and overwritten in place", async () => {
    const { id } = await saveView(analyst, live);
    await saveView(analyst, { ...live, id, name: "live in germany", query: "market=DE" });
    expect(await views()).toEqual([{ id, name: "live in germany", query: "market=DE" }]);
  });

  it("fault 112: has a name of its own, whatever its case and composition", async () => {
    await saveView(analyst, { ...live, name: "Café" });
    await expect(saveView(analyst, { ...live, name: "CAFE\u0301" })).rejects.toEqual(refusal("conflict"));
    const { id } = await saveView(analyst, live);
    await expect(saveView(analyst, { ...live, id, name: "café" })).rejects.toEqual(refusal("conflict"));
    await saveView(analyst, { ...live, screen: "matrix", name: "Café" });
    expect(await views()).toHaveLength(2);
  });

  it("is saved once when pressed twice", async () => {
    const outcomes = await Promise.allSettled([saveView(analyst, live), saveView(analyst, live)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("belongs to one person: to everybody else it is missing", async () => {
    const { id } = await saveView(analyst, live);
    const colleague = await person("ad_manager");
    expect(await views(colleague)).toEqual([]);
    await expect(saveView(colleague, { ...live, id })).rejects.toEqual(refusal("missing"));
    await expect(deleteView(colleague, { id })).rejects.toEqual(refusal("missing"));
    const elsewhere = mintScope({ ...analyst, organizationId: (await makeOrganization()).id });
    await expect(saveView(elsewhere, { ...live, id })).rejects.toEqual(refusal("missing"));
    await expect(deleteView(elsewhere, { id })).rejects.toEqual(refusal("missing"));
    expect(await views()).toHaveLength(1);
  });

  it("is forbidden to a publisher and to a process", async () => {
    const publisher = await person("publisher");
    await expect(saveView(publisher, live)).rejects.toEqual(refusal("forbidden"));
    await expect(deleteView(publisher, { id: randomUUID() })).rejects.toEqual(refusal("forbidden"));
    await expect(views(publisher)).rejects.toEqual(refusal("forbidden"));
    await expect(saveView(mintScope({ ...analyst, actor: "builder" }), live)).rejects.toEqual(refusal("forbidden"));
  });

  it("is deleted for good and leaves an audit row", async () => {
    const { id } = await saveView(analyst, live);
    expect(await deleteView(analyst, { id })).toEqual({ name: live.name });
    expect(await views()).toEqual([]);
    expect(await lastAudit()).toMatchObject({ verb: "campaign.deleteView", subject: `view:${id}` });
  });

  it.each(["https://evil.example/?a b", "a=1#hash", "?a=1", "x".repeat(2_001)])("holds part of an address, and no more: %j", async (query) => {
    await expect(saveView(analyst, { ...live, query })).rejects.toThrow();
  });

  it("is one of fifty at most", async () => {
    const rows = Array.from({ length: 50 }, (_, at) => ({
      organizationId: organization.id,
      personId: analyst.actor,
      screen: "campaigns",
      name: `v ${at}`,
      query: "",
    }));
    await db().savedView.createMany({ data: rows });
    await expect(saveView(analyst, live)).rejects.toEqual(refusal("limit"));
  });
});
