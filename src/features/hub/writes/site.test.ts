import { beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { listSites } from "../reads/list-sites";
import { SaveSite } from "../schema";
import { hideSite } from "./hide-site";
import { removeSite } from "./remove-site";
import { restoreSite } from "./restore-site";
import { saveSite } from "./save-site";
import { showSite } from "./show-site";

let organization: TestOrganization;
let manager: Scope;

beforeEach(async () => {
  organization = await makeOrganization();
  manager = organization.as("ad_manager");
});

const almaty = {
  ...{ key: "own-almaty", provider: "Own rack", name: "Almaty", country: "KZ", latitude: 43.24, longitude: 76.95, residency: "KZ" },
  ...{ monthlyCostMicros: 90_000_000, currency: "EUR", isNew: true },
};
const frankfurt = { ...almaty, key: "aws-eu-central-1", name: "Frankfurt", country: "DE", isNew: false };
const shipped = { key: "aws-eu-west-1" };

const siteOf = async (key: string, scope: Scope = manager) => (await listSites(scope)).sites.find((site) => site.key === key);
const auditOf = async () =>
  (await db().auditRow.findMany({ where: { organizationId: organization.id }, orderBy: { at: "asc" } })).map(({ verb, subject }) => [verb, subject]);

describe("saving a site", () => {
  it("adds one of the organization's own and lays figures over a shipped one, each with its audit row", async () => {
    await saveSite(manager, almaty);
    await saveSite(manager, frankfurt);
    expect(await siteOf("own-almaty")).toMatchObject({ origin: "own", hidden: false, name: "Almaty", monthlyCost: { micros: 90_000_000, currency: "EUR" } });
    expect(await siteOf("aws-eu-central-1")).toMatchObject({ origin: "edited", provider: "Own rack" });
    expect((await listSites(manager)).sites).toHaveLength(41);
    expect(await auditOf()).toEqual([
      ["hub.saveSite", "site:own-almaty"],
      ["hub.saveSite", "site:aws-eu-central-1"],
    ]);
  });

  it("changes one of the organization's own and shows a hidden one again", async () => {
    await saveSite(manager, almaty);
    await hideSite(manager, almaty);
    await saveSite(manager, { ...almaty, name: "Almaty 2", isNew: false });
    expect(await siteOf("own-almaty")).toMatchObject({ name: "Almaty 2", hidden: false });
  });

  it.each([
    ["of its own", almaty],
    ["that is shipped", { ...almaty, key: "gcp-us-south1" }],
  ])("as new is refused under a key %s that is taken", async (_, site) => {
    await saveSite(manager, almaty);
    await expect(saveSite(manager, site)).rejects.toMatchObject({ code: "conflict", complaints: [{ at: "key" }] });
    expect(await auditOf()).toHaveLength(1);
  });

  it("that somebody removed meanwhile is missing, and is not made again", async () => {
    await saveSite(manager, almaty);
    await removeSite(manager, almaty);
    await expect(saveSite(manager, { ...almaty, isNew: false })).rejects.toMatchObject({ code: "missing" });
    expect(await siteOf("own-almaty")).toBeUndefined();
  });

  it("with codes that nothing has is refused by name", async () => {
    const refusal = saveSite(manager, { ...almaty, country: "XQ", currency: "ABC" });
    await expect(refusal).rejects.toMatchObject({ code: "invalid", complaints: [{ at: "country" }, { at: "currency" }] });
    expect(await siteOf("own-almaty")).toBeUndefined();
  });

  it.each([
    ["latitude", { latitude: 90.1 }],
    ["longitude", { longitude: -181 }],
    ["country", { country: "kz" }],
    ["currency", { currency: "euro" }],
    ["key", { key: "Own Almaty" }],
    ["residency", { residency: "Europe!" }],
    ["monthlyCostMicros", { monthlyCostMicros: -1 }],
    ["name", { name: "   " }],
  ])("with a wrong %s is refused at the door", (field, wrong) => {
    expect(SaveSite.safeParse({ ...almaty, ...wrong }).error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it("by a stranger changes only the stranger's own organization", async () => {
    await saveSite(manager, almaty);
    const stranger = (await makeOrganization()).as("ad_manager");
    expect(await siteOf("own-almaty", stranger)).toBeUndefined();
    await saveSite(stranger, { ...almaty, name: "Theirs" });
    expect(await siteOf("own-almaty")).toMatchObject({ name: "Almaty" });
  });

  it("by a producer is forbidden", async () => {
    await expect(saveSite(organization.as("producer"), almaty)).rejects.toMatchObject({ code: "forbidden" });
    expect(await auditOf()).toEqual([]);
  });

  it("is refused past two hundred rows", async () => {
    const { isNew: _, monthlyCostMicros, ...facts } = almaty;
    const rows = Array.from({ length: 200 }, (__, index) => ({ ...facts, key: `own-${index}`, organizationId: organization.id, monthlyCostMicros }));
    await db().hubSite.createMany({ data: rows });
    await expect(saveSite(manager, almaty)).rejects.toMatchObject({ code: "limit" });
    await saveSite(manager, { ...almaty, key: "own-7", isNew: false });
  });
});

describe("hiding a site", () => {
  it("keeps its figures and leaves its audit row", async () => {
    await hideSite(manager, shipped);
    expect(await siteOf(shipped.key)).toMatchObject({ hidden: true, origin: "shipped", name: "Dublin" });
    expect(await auditOf()).toEqual([["hub.hideSite", "site:aws-eu-west-1"]]);
  });

  it("that a stranger added is missing", async () => {
    await saveSite(manager, almaty);
    await expect(hideSite((await makeOrganization()).owner, almaty)).rejects.toMatchObject({ code: "missing" });
  });

  it("by an analyst is forbidden", async () => {
    await expect(hideSite(organization.as("analyst"), shipped)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("showing a site again", () => {
  it("keeps the figures it had, whoever it is from, each with its audit row", async () => {
    await saveSite(manager, frankfurt);
    await saveSite(manager, almaty);
    for (const site of [frankfurt, almaty, shipped]) {
      await hideSite(manager, site);
      await showSite(manager, site);
    }
    expect(await siteOf("aws-eu-central-1")).toMatchObject({ origin: "edited", hidden: false, provider: "Own rack", monthlyCost: { micros: 90_000_000 } });
    expect(await siteOf("own-almaty")).toMatchObject({ origin: "own", hidden: false, monthlyCost: { micros: 90_000_000 } });
    expect(await siteOf(shipped.key)).toMatchObject({ origin: "shipped", hidden: false });
    expect((await auditOf()).at(-1)).toEqual(["hub.showSite", "site:aws-eu-west-1"]);
  });

  it("that a stranger added is missing", async () => {
    await saveSite(manager, almaty);
    await expect(showSite((await makeOrganization()).owner, almaty)).rejects.toMatchObject({ code: "missing" });
  });

  it("by a producer is forbidden", async () => {
    await expect(showSite(organization.as("producer"), shipped)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("restoring a site", () => {
  it("gives a shipped one its figures back, leaves a hidden one out of plans still, and leaves its audit row", async () => {
    await saveSite(manager, frankfurt);
    await restoreSite(manager, frankfurt);
    expect(await siteOf("aws-eu-central-1")).toMatchObject({ origin: "shipped", hidden: false, provider: "AWS" });
    await saveSite(manager, frankfurt);
    await hideSite(manager, frankfurt);
    await restoreSite(manager, frankfurt);
    expect(await siteOf("aws-eu-central-1")).toMatchObject({ origin: "shipped", hidden: true, provider: "AWS" });
    expect((await auditOf()).at(-1)).toEqual(["hub.restoreSite", "site:aws-eu-central-1"]);
  });

  it("of the organization's own is refused", async () => {
    await saveSite(manager, almaty);
    await expect(restoreSite(manager, almaty)).rejects.toMatchObject({ code: "conflict" });
  });

  it("that a stranger added is missing", async () => {
    await saveSite(manager, almaty);
    await expect(restoreSite((await makeOrganization()).owner, almaty)).rejects.toMatchObject({ code: "missing" });
  });

  it("by a reviewer is forbidden", async () => {
    await expect(restoreSite(organization.as("reviewer"), shipped)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("removing a site", () => {
  it("takes an own one off the list and leaves its audit row", async () => {
    await saveSite(manager, almaty);
    await removeSite(manager, almaty);
    expect(await siteOf("own-almaty")).toBeUndefined();
    expect((await auditOf()).at(-1)).toEqual(["hub.removeSite", "site:own-almaty"]);
  });

  it("that is shipped is refused, and says to hide it", async () => {
    await expect(removeSite(manager, shipped)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Hide it") });
  });

  it("that a stranger added is missing", async () => {
    await saveSite(manager, almaty);
    await expect(removeSite((await makeOrganization()).owner, almaty)).rejects.toMatchObject({ code: "missing" });
    expect(await siteOf("own-almaty")).toBeDefined();
  });

  it("by a producer is forbidden", async () => {
    await saveSite(manager, almaty);
    await expect(removeSite(organization.as("producer"), almaty)).rejects.toMatchObject({ code: "forbidden" });
  });
});
