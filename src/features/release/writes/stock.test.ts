import { beforeEach, describe, expect, it } from "vitest";
import { forecastStock } from "@/features/hub/model/stock-forecast";
import { getStock } from "@/features/hub/reads/get-stock";
import { getStockFacts } from "@/features/hub/reads/get-stock-facts";
import { recordAcks } from "@/features/hub/writes/record-acks";
import { recordStatus } from "@/features/hub/writes/record-status";
import { Snapshot } from "@/features/release/model/document";
import { digestOf } from "@/kernel/hash";
import { mintScope, mintSystemScope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { payloadBytes } from "@/platform/signing";
import { type BuiltCampaign, changeHeadline, makeBuiltCampaign, makeHub } from "@/testing/built-campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { signSnapshot } from "../reads/sign-snapshot";
import { activate } from "./activate";
import { assignStock } from "./assign-stock";
import { clearStock } from "./clear-stock";
import { lockHub } from "./lock-hub";
import { publish } from "./publish";

let organization: TestOrganization;
let campaign: BuiltCampaign;
let hub: { id: string; name: string };

beforeEach(async () => {
  organization = await makeOrganization();
  campaign = await makeBuiltCampaign(organization);
  await db().campaignConnector.createMany({ data: [{ campaignId: campaign.id, connector: "generic", sharePpm: 1_000_000 }], skipDuplicates: true });
  await publishNow();
  hub = await makeHub(organization, "eu-west");
  const market = (code: string, dailyImpressions: number | null) => ({
    organizationId: organization.id,
    market: code,
    currency: "EUR",
    cpmCurrency: "EUR",
    dailyImpressions,
  });
  await db().market.createMany({ data: [market("DE", 10_000), market("FR", 2_000), market("US", 9_000)] });
});

async function publishNow() {
  const { revision } = await db().campaign.findUniqueOrThrow({ where: { id: campaign.id } });
  return publish(organization.owner, { campaignId: campaign.id, note: "", revision });
}

async function ask(change: Partial<Parameters<typeof assignStock>[1]> = {}) {
  const { version } = await getStockFacts(organization.owner);
  return { hubId: hub.id, markets: ["DE", "FR"], capacityBytes: 1_000_000, target: 0.999, version, standing: await standing(), ...change };
}

const standing = async () => (await getStock(organization.owner, { name: hub.name })).assigned?.digest ?? "";

async function snapshotOf(hubId: string): Promise<Snapshot> {
  const { text } = await signSnapshot(mintSystemScope(organization.id, "gateway", "r"), hubId);
  return Snapshot.parse(JSON.parse(payloadBytes(JSON.parse(text).snapshot).toString("utf8")));
}

const lastAudit = () => db().auditRow.findFirstOrThrow({ where: { organizationId: organization.id }, orderBy: { id: "desc" } });

describe("assigning stock", () => {
  it("puts what is left out into the hub's next snapshot under a higher epoch and leaves its audit row", async () => {
    const before = await snapshotOf(hub.id);
    const { epoch, figures } = await assignStock(organization.owner, await ask({ markets: ["DE"] }));
    const after = await snapshotOf(hub.id);
    expect(after).toMatchObject({ epoch, stock: { markets: ["DE"], others: ["FR", "JP", "US"], capacityBytes: 1_000_000, left: {} }, heads: before.heads });
    expect(epoch).toBe(before.epoch + 1);
    expect(figures).toMatchObject({ requestsPerDay: 10_000, inStockRate: 1, lines: { backup: 1, forecast: 1, safety: 0, left: 0, elsewhere: 2 } });
    expect(await lastAudit()).toMatchObject({
      verb: "release.assignStock",
      subject: `hub:${hub.id}`,
      actor: organization.owner.actor,
      detail: { name: "eu-west", markets: ["DE"], capacityBytes: 1_000_000, inStockRate: 1, leftOut: 0 },
    });
  });

  it("leaves out what does not fit by its cell, and shows on the hub's page what it was assigned", async () => {
    const { figures } = await assignStock(organization.owner, await ask({ capacityBytes: 45_000 }));
    expect(figures).toMatchObject({ inStockRate: 10_000 / 12_000, stockoutsPerDay: 2_000, heldBytes: 40_000, backupBytes: 20_000 });
    expect((await snapshotOf(hub.id)).stock?.left).toEqual({ [campaign.slug]: { "home-mpu": ["FR/fr-FR"] } });
    const { assigned, may } = await getStock(organization.as("analyst"), { name: "eu-west" });
    expect(assigned).toMatchObject({ assignment: { markets: ["DE", "FR"] }, figures, by: null, digest: expect.stringMatching(/^sha256:/) });
    expect(may).toEqual({ assign: false });
  });

  it("says nothing of it in another hub's snapshot", async () => {
    const other = await makeHub(organization, "us-east");
    await assignStock(organization.owner, await ask());
    expect((await snapshotOf(other.id)).stock).toBeUndefined();
  });

  it("replaces the assignment before, and is kept by later releases", async () => {
    await assignStock(organization.owner, await ask());
    await assignStock(organization.owner, await ask({ markets: ["FR"] }));
    await changeHeadline(organization, campaign.id, "Neu");
    const { headDigest } = await publishNow();
    await activate(organization.owner, { headDigest, skipped: [] });
    expect((await snapshotOf(hub.id)).stock).toMatchObject({ markets: ["FR"] });
    const { facts } = await getStock(organization.owner, { name: "eu-west" });
    expect(facts.cells.find(({ key }) => key === "DE/de-DE")).toMatchObject({ blobs: [expect.any(Number)], kept: [expect.any(Number)] });
  });

  it.each([
    ["a release", () => publishNow()],
    ["a market", () => db().market.updateMany({ where: { organizationId: organization.id, market: "DE" }, data: { dailyImpressions: 5 } })],
    ["a brief", () => db().placement.updateMany({ where: { campaignId: campaign.id }, data: { sharePpm: 500_000 } })],
  ])("is refused when %s changed since the plan was looked at, and assigns nothing", async (_, change) => {
    const looked = await ask();
    await changeHeadline(organization, campaign.id, "Anders");
    await change();
    await expect(assignStock(organization.owner, looked)).rejects.toMatchObject({ code: "conflict" });
    expect(await db().stockPlan.count({ where: { hubId: hub.id } })).toBe(0);
  });

  it.each([
    ["a capacity too small for the backups", { capacityBytes: 19_999 }, "unready", "The backups alone are 20 kB"],
    ["no market", { markets: [] }, undefined, "names no market"],
    ["a market that is none", { markets: ["Germany"] }, undefined, "ISO 3166-1"],
  ])("is refused with %s", async (_, change, code, says) => {
    const epoch = (await snapshotOf(hub.id)).epoch;
    const refused = await assignStock(organization.owner, await ask(change)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ ...(code && { code }), message: expect.stringContaining(says) });
    expect((await snapshotOf(hub.id)).epoch).toBe(epoch);
  });

  it("is refused where nothing was published, since there is nothing to hold", async () => {
    const bare = await makeOrganization();
    const theirs = await makeHub(bare);
    const { version } = await getStockFacts(bare.owner);
    const refused = assignStock(bare.owner, { hubId: theirs.id, markets: ["DE"], capacityBytes: 9, target: 1, version, standing: "" });
    await expect(refused).rejects.toMatchObject({ code: "unready", message: expect.stringContaining("Publish a campaign first") });
  });

  it("says missing to a stranger", async () => {
    const other = await makeOrganization();
    await expect(assignStock(other.owner, await ask())).rejects.toMatchObject({ code: "missing" });
    await expect(getStock(other.owner, { name: "eu-west" })).rejects.toMatchObject({ code: "missing" });
    expect((await getStockFacts(other.owner)).facts).toEqual({ blobs: [], cells: [], markets: [] });
  });

  it("is allowed to ad managers and operators, and forbidden to an analyst and a producer", async () => {
    for (const role of ["analyst", "producer"] as const)
      await expect(assignStock(organization.as(role), await ask())).rejects.toMatchObject({ code: "forbidden" });
    for (const role of ["ad_manager", "operator"] as const)
      await expect(assignStock(organization.as(role), await ask())).resolves.toHaveProperty("epoch", expect.any(Number));
    await expect(getStock(organization.as("publisher"), { name: "eu-west" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a hub whose stock is being assigned", () => {
  const status = {
    version: "1",
    run: "r",
    clockAt: "2026-11-05T05:00:00.000Z",
    epoch: 0,
    heads: {},
    stock: { blobs: 0, bytes: 0, capacityBytes: 1, missing: 0 },
    stockouts: 0,
    requestsPerSecond: 0,
    backlog: 0,
    refusals: [],
    stale: false,
  };

  it("goes on telling how it is and acknowledging, while two assignments of it wait, of which one wins", async () => {
    const { headDigest } = await publishNow();
    const second = await db().$transaction(async (tx) => {
      await lockHub(organization.owner, tx, hub.id);
      const waiting = assignStock(organization.owner, await ask());
      const rival = assignStock(organization.as("operator"), await ask({ markets: ["DE"] }));
      await expect(recordStatus(organization.owner, hub.id, status, false)).resolves.toBeInstanceOf(Date);
      await expect(recordAcks(organization.owner, [{ head: headDigest, hubId: hub.id, kind: "staged", agoMs: 0 }])).resolves.toHaveLength(1);
      expect(await db().stockPlan.count({ where: { hubId: hub.id } })).toBe(0);
      return { both: Promise.allSettled([waiting, rival]) };
    });
    const results = await second.both;
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []))).toMatchObject([{ code: "conflict" }]);
  });
});

describe("an assignment that came since one looked", () => {
  it("is neither overwritten nor cleared, but told; the one who looked again may", async () => {
    const looked = await ask({ markets: ["FR"] });
    const made = await assignStock(organization.as("operator"), await ask());
    await expect(assignStock(organization.owner, looked)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Somebody else") });
    await expect(clearStock(organization.owner, { hubId: hub.id, standing: "" })).rejects.toMatchObject({ code: "conflict" });
    expect((await snapshotOf(hub.id)).stock).toMatchObject({ markets: ["DE", "FR"] });
    expect(made.standing).toBe(await standing());
    await expect(assignStock(organization.owner, { ...looked, standing: made.standing })).resolves.toHaveProperty("epoch");
  });
});

describe("a person who does not see every team", () => {
  const seat = (teamId: string) =>
    mintScope({ organizationId: organization.id, actor: "x", requestId: "r", organizationRole: null, seats: [{ teamId, role: "ad_manager" }] });

  it("reads no name of the others' campaigns, but their true counts and bytes, and assigns nothing", async () => {
    const team = await db().team.create({ data: { organizationId: organization.id, name: "Second team" } });
    const partial = seat(team.id);
    await assignStock(organization.owner, await ask({ capacityBytes: 45_000 }));
    const [all, some] = [await getStock(organization.owner, { name: hub.name }), await getStock(partial, { name: hub.name })];
    expect(JSON.stringify(some)).not.toMatch(new RegExp(`${campaign.slug}|home-mpu`));
    expect(some.assigned?.assignment.left).toEqual({ "another-team-1": { "placement-1": ["FR/fr-FR"] } });
    expect([some.facts.blobs, some.facts.cells.map(({ key }) => key), some.version]).toEqual([
      all.facts.blobs,
      all.facts.cells.map(({ key }) => key),
      all.version,
    ]);
    const forecasts = [all, some].map(({ facts }) => forecastStock(facts, { markets: ["DE", "FR"], capacityBytes: 45_000, target: 0.999 }));
    expect(forecasts[1]).toMatchObject({ possible: true, figures: forecasts[0]?.possible && forecasts[0].figures, assignment: some.assigned?.assignment });
    expect([all.may, some.may]).toEqual([{ assign: true }, { assign: false }]);
    await expect(assignStock(partial, await ask())).rejects.toMatchObject({ code: "forbidden" });
    await expect(clearStock(partial, { hubId: hub.id, standing: await standing() })).rejects.toMatchObject({ code: "forbidden" });
    expect((await getStock(seat(organization.teamId), { name: hub.name })).may).toEqual({ assign: true });
  });
});

describe("clearing an assignment", () => {
  it("lets the hub hold everything again under a higher epoch and leaves its audit row", async () => {
    const { epoch } = await assignStock(organization.owner, await ask());
    await expect(clearStock(organization.owner, { hubId: hub.id, standing: await standing() })).resolves.toEqual({ epoch: epoch + 1 });
    expect(await snapshotOf(hub.id)).toMatchObject({ epoch: epoch + 1 });
    expect((await snapshotOf(hub.id)).stock).toBeUndefined();
    expect(await lastAudit()).toMatchObject({ verb: "release.clearStock", subject: `hub:${hub.id}`, detail: { name: "eu-west" } });
  });

  it("is refused when there is none, and raises no epoch", async () => {
    const { epoch } = await snapshotOf(hub.id);
    await expect(clearStock(organization.owner, { hubId: hub.id, standing: await standing() })).rejects.toMatchObject({ code: "conflict" });
    expect((await snapshotOf(hub.id)).epoch).toBe(epoch);
  });

  it("says missing to a stranger and is forbidden to a reviewer", async () => {
    await assignStock(organization.owner, await ask());
    await expect(clearStock((await makeOrganization()).owner, { hubId: hub.id, standing: "" })).rejects.toMatchObject({ code: "missing" });
    await expect(clearStock(organization.as("reviewer"), { hubId: hub.id, standing: "" })).rejects.toMatchObject({ code: "forbidden" });
    expect(await db().stockPlan.count({ where: { hubId: hub.id } })).toBe(1);
  });
});

describe("a hub's page", () => {
  const inputs = {
    version: 1,
    asked: { limit: { by: "number", hubs: 2 }, worthMicros: 1, residency: false, assumedTtfbMs: null, forceIn: [], forceOut: [], leaveOut: [] },
    currency: "EUR",
    sites: ["fra", "nrt"].map((key) => ({
      key,
      provider: "x",
      name: key === "fra" ? "Frankfurt" : "Tokyo",
      country: "DE",
      latitude: 1,
      longitude: 1,
      residency: "",
      costMicros: 1,
      forced: false,
    })),
    markets: [{ market: "DE", name: "Germany", place: null, dailyImpressions: 1, todayMs: null, todayFrom: null, euOnly: false }],
    notes: [],
    numbers: [1, 2],
  };
  const answer = (hubs: number, serves: Record<string, string | null>) => ({
    hubs,
    optimal: true,
    gap: 0,
    tookMs: 1,
    sites: ["nrt", "fra"].slice(0, hubs),
    serves: Object.entries(serves).map(([market, site]) => ({ market, site, ttfbMs: 30 })),
  });
  const plan = (result: object, state: string, finishedAt: string) =>
    db().hubPlan.create({ data: { organizationId: organization.id, state, inputs, total: 2, result, finishedAt: new Date(finishedAt) } });

  it("offers the markets that the newest finished placement plan gives to each of its sites", async () => {
    await plan({ answers: [answer(1, { DE: "nrt" })] }, "done", "2026-11-01");
    await plan({ answers: [answer(2, { FR: "fra", DE: "fra", JP: "nrt", US: null }), answer(1, { JP: "nrt", DE: null })] }, "done", "2026-11-02");
    await plan({ answers: [answer(1, { US: "nrt" })] }, "cancelled", "2026-11-03");
    expect((await getStock(organization.owner, { name: "eu-west" })).sites).toEqual([
      { key: "nrt", name: "Tokyo", hubs: 1, markets: ["JP"] },
      { key: "fra", name: "Frankfurt", hubs: 2, markets: ["DE", "FR"] },
      { key: "nrt", name: "Tokyo", hubs: 2, markets: ["JP"] },
    ]);
  });

  it("offers none where no plan is finished or its result cannot be read", async () => {
    await plan({ answers: "none of ours" }, "done", "2026-11-02");
    expect((await getStock(organization.owner, { name: "eu-west" })).sites).toEqual([]);
  });

  it("reads a release's contents once, and takes the newest head of many", async () => {
    for (let more = 0; more < 3; more += 1) await publishNow();
    const { facts, version } = await getStockFacts(organization.owner);
    await db().document.deleteMany({ where: { organizationId: organization.id } });
    expect(await getStockFacts(organization.owner)).toEqual({ facts, version });
    await expect(assignStock(organization.owner, await ask())).resolves.toHaveProperty("epoch");
    await publishNow();
    expect((await getStockFacts(organization.owner)).version).not.toBe(version);
  });

  it("names its facts by their contents alone", async () => {
    const [one, two] = [await getStockFacts(organization.owner), await getStockFacts(organization.as("analyst"))];
    expect(one).toEqual(two);
    expect(one.version).not.toBe(digestOf(""));
    expect(one.facts.markets).toEqual([
      { market: "DE", impressionsPerDay: 10_000 },
      { market: "FR", impressionsPerDay: 2_000 },
      { market: "JP", impressionsPerDay: null },
      { market: "US", impressionsPerDay: 9_000 },
    ]);
  });
});
