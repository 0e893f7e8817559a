import { beforeEach, describe, expect, it } from "vitest";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { Brief } from "@/features/campaign/schema";
import { editBrief } from "@/features/campaign/writes/edit-brief";
import { requestBuild } from "@/features/variant/writes/request-build";
import { db } from "@/platform/db";
import { buildAll, makeBuiltCampaign } from "@/testing/built-campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { Content } from "../model/document";
import { lookup } from "../model/lookup";
import { planRelease } from "../reads/plan-release";
import { publish } from "./publish";

let organization: TestOrganization;
let campaignId: string;

beforeEach(async () => {
  organization = await makeOrganization();
  campaignId = (await makeBuiltCampaign(organization)).id;
});

/** Edits the brief as its screen does: all of it, with one part changed. */
async function edit(change: object): Promise<void> {
  const { revision, ...campaign } = await getCampaign(organization.owner, { id: campaignId });
  await editBrief(organization.owner, { ...Brief.parse({ ...campaign, ...change }), campaignId, revision });
}

async function publishNow(): Promise<Content> {
  const { revision } = await getCampaign(organization.owner, { id: campaignId });
  const { number } = await publish(organization.owner, { campaignId, note: "", revision });
  const { contentDigest } = await db().release.findFirstOrThrow({ where: { campaignId, number } });
  const { payload } = await db().document.findFirstOrThrow({ where: { organizationId: organization.id, digest: contentDigest } });
  return Content.parse(JSON.parse(Buffer.from(payload).toString("utf8")));
}

describe("a flight of the brief", () => {
  const flights = [
    { market: "DE", placement: "*", fromOn: "2026-12-01", untilOn: "2026-12-24", hours: "6-23", zone: null },
    { market: "*", placement: "home-mpu", fromOn: "2026-12-01", untilOn: "2026-12-24", hours: "", zone: null },
  ];

  it.each([
    ["one millisecond before its first hour", "DE", "2026-12-01T04:59:59.999Z", "backup"],
    ["at its first hour", "DE", "2026-12-01T05:00:00.000Z", "DE/de-DE"],
    ["one millisecond before its last hour ends", "DE", "2026-12-23T21:59:59.999Z", "DE/de-DE"],
    ["when its last hour ends", "DE", "2026-12-23T22:00:00.000Z", "backup"],
    ["one millisecond before midnight in Tokyo", "JP", "2026-11-30T14:59:59.999Z", "backup"],
    ["at midnight in Tokyo", "JP", "2026-11-30T15:00:00.000Z", "JP/ja-JP"],
    ["one millisecond before its end day begins", "JP", "2026-12-23T14:59:59.999Z", "JP/ja-JP"],
    ["when its end day begins", "JP", "2026-12-23T15:00:00.000Z", "backup"],
  ])("fault 28: %s, a flight of the brief in %s is kept by the release", async (_, market, instant, key) => {
    await edit({ flights });
    const content = await publishNow();
    const locale = market === "DE" ? "de-DE" : "ja-JP";
    const found = lookup(content, "home-mpu", { market, locale, nowMs: Date.parse(instant) });
    expect([found?.key, found?.entries.length]).toEqual([key, 1]);
  });

  it("needs no build, nor do click-throughs and the beacon sample: the next release has the same bytes", async () => {
    const before = await publishNow();
    const { markets, facts } = await getCampaign(organization.owner, { id: campaignId });
    await edit({
      flights,
      markets: markets.map((row) => ({ ...row, clickThrough: "https://shop.example/new" })),
      facts: { ...facts, beaconSample: 0.25, test: { hubShare: 0.5, cdnBase: "https://cdn.example/b/" } },
    });
    expect(await planRelease(organization.owner, campaignId)).toMatchObject({ blocks: [], changes: [], terms: { clicks: 3, flights: 3, sample: true } });
    const after = await publishNow();
    expect(after.blobs).toEqual(before.blobs);
    expect([after.clicks, after.beacon.sample, after.test]).toEqual([["https://shop.example/new"], 0.25, null]);
  });
});

describe("more flights than hubs take", () => {
  it("block the release in its plan and refuse it by name, instead of breaking", async () => {
    const flight = { campaignId, market: "DE", placement: "*", untilOn: new Date("2029-01-01") };
    await db().flight.createMany({
      data: Array.from({ length: 101 }, (_, day) => ({ ...flight, fromOn: new Date(Date.UTC(2026, 0, 1 + day)), position: day })),
    });
    const says = expect.stringContaining("101 flights");
    expect(await planRelease(organization.owner, campaignId)).toMatchObject({ stuck: 0, changes: [], blocks: [{ at: "home-mpu, DE de-DE", says }] });
    await expect(publishNow()).rejects.toMatchObject({ code: "limit", complaints: [{ at: "home-mpu, DE de-DE", says }] });
    expect(await db().release.count({ where: { campaignId } })).toBe(0);
  });
});

describe("a rule that blocks", () => {
  const declare = async (change: object) => {
    const { facts } = await getCampaign(organization.owner, { id: campaignId });
    await edit({ facts: { ...facts, ...change } });
  };

  it("leaves its cells out of a build and names them, and refuses a release with one complaint a cell", async () => {
    await declare({ vertical: "alcohol" });
    await buildAll(organization, campaignId);
    await db().copyString.createMany({ data: ["de-DE", "fr-FR", "ja-JP"].map((locale) => ({ campaignId, key: "headline", locale, text: "Hallo" })) });
    const { buildId, cells, blocked } = await requestBuild(organization.owner, { campaignId });
    expect([cells, blocked.map(({ at }) => at)]).toEqual([3, ["home-mpu, FR fr-FR"]]);
    expect(await db().buildItem.count({ where: { buildId, market: "FR" } })).toBe(0);
    await buildAll(organization, campaignId);
    const refused = publishNow();
    await expect(refused).rejects.toMatchObject({ code: "unready", message: expect.stringContaining("1 of 4 variants cannot go") });
    await expect(refused).rejects.toMatchObject({ complaints: [{ at: "home-mpu, FR fr-FR", says: expect.stringContaining("Pack fr-alcohol v1") }] });
    expect(await planRelease(organization.owner, campaignId)).toMatchObject({ stuck: 1, changes: [] });
  });

  it("is told once a market when it blocks many cells", async () => {
    const sizes = [
      [728, 90],
      [160, 600],
      [970, 250],
      [320, 50],
      [300, 600],
      [336, 280],
      [320, 100],
    ] as const;
    await edit({
      placements: sizes.map(([widthPx, heightPx]) => ({ key: `slot-${widthPx}`.concat(`x${heightPx}`), widthPx, heightPx, format: "webp" })),
      connectors: [],
    });
    await declare({ vertical: "alcohol" });
    await buildAll(organization, campaignId);
    const { blocks, stuck } = await planRelease(organization.owner, campaignId);
    expect([stuck, blocks.map(({ at }) => at)]).toEqual([7, ["FR, 7 cells"]]);
  });

  it("lets a release go once its market is gone from the brief", async () => {
    const { markets } = await getCampaign(organization.owner, { id: campaignId });
    await declare({ vertical: "alcohol" });
    await edit({ markets: markets.filter(({ market }) => market !== "FR") });
    await buildAll(organization, campaignId);
    expect(Object.keys((await publishNow()).placements["home-mpu"]?.pick ?? {})).toEqual(["DE/de-DE", "DE", "JP/ja-JP", "JP"]);
  });

  it("is passed by name where it only notes", async () => {
    await declare({ objective: "sales" });
    await buildAll(organization, campaignId);
    const content = await publishNow();
    expect(content.entries.map(({ rules }) => rules)).toEqual([undefined, "eu-price-cut@1", "eu-price-cut@1", undefined]);
  });
});
