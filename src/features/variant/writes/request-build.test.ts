import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { setFocalPoint } from "@/features/creative/writes/set-focal-point";
import { digestOf } from "@/kernel/hash";
import { db } from "@/platform/db";
import { makeBigCampaign } from "@/testing/big-campaign";
import { makeCampaign, stockCampaign } from "@/testing/campaign";
import { startFakeBuilder } from "@/testing/fake-builder";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { getBuild } from "../reads/get-build";
import { listCells } from "../reads/list-cells";
import { previewVariant } from "../reads/preview-variant";
import { showCells } from "../reads/show-cells";
import { requestBuild } from "./request-build";

let organization: TestOrganization;
let stranger: TestOrganization;
let campaignId: string;
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const cells = async () => listCells(organization.owner, await getCampaign(organization.owner, { id: campaignId }));

beforeEach(async () => {
  organization = await makeOrganization();
  stranger = await makeOrganization();
  campaignId = (await makeCampaign(organization)).id;
});

/** What the builder leaves behind when all cells of a build came out. */
async function finish(buildId: string): Promise<void> {
  const build = await db().build.update({
    where: { id: buildId },
    data: { state: "done" },
    include: { items: true, campaign: { include: { placements: true } } },
  });
  const placementId = build.campaign.placements[0]?.id ?? "";
  const made = { digest: digestOf("bytes"), mime: "image/webp", bytes: 10, renderMs: 1, preflight: { checks: [] }, passed: true, builtAt: new Date() };
  await db().buildItem.updateMany({ where: { buildId }, data: { state: "rendered" } });
  await db().variant.createMany({
    data: build.items.map(({ market, locale, inputsDigest }) => ({ campaignId, placementId, market, locale, inputsDigest, buildKey: "k", ...made })),
  });
}

describe("requesting a build", () => {
  it("freezes every cell, adds its job and leaves an audit row, all in one", async () => {
    await stockCampaign(organization, campaignId);
    const { buildId, cells: count } = await requestBuild(organization.as("producer"), { campaignId });
    const items = await db().buildItem.findMany({ where: { buildId } });
    expect([count, items.map(({ market }) => market).toSorted()]).toEqual([4, ["*", "DE", "FR", "JP"]]);
    const jobs = await db().$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`build:${buildId}`}`;
    expect(jobs).toHaveLength(1);
    expect((await cells()).map(({ state }) => state)).toEqual(["queued", "queued", "queued", "queued"]);
    expect(await db().auditRow.findFirst({ where: { organizationId: organization.id, verb: "variant.build" } })).toMatchObject({
      subject: `campaign:${campaignId}`,
    });
  });

  it("names what is missing and starts nothing", async () => {
    await expect(requestBuild(organization.owner, { campaignId })).rejects.toMatchObject({
      code: "unready",
      complaints: [{ at: "master" }, { at: "copy, de-DE" }, { at: "copy, fr-FR" }, { at: "copy, ja-JP" }],
    });
    expect(await getBuild(organization.owner, { campaignId })).toBeNull();
  });

  it("says so when one is running, also when two press at once", async () => {
    await stockCampaign(organization, campaignId);
    const presses = await Promise.allSettled([1, 2].map(() => requestBuild(organization.owner, { campaignId })));
    expect(presses.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(requestBuild(organization.owner, { campaignId })).rejects.toEqual(refusal("conflict"));
    expect(await getBuild(organization.owner, { campaignId })).toMatchObject({ state: "queued", counts: { queued: 4 } });
  });

  it("freezes thousands of cells, each once", async () => {
    const big = await makeBigCampaign(organization, 60, 20);
    const { buildId, cells: count } = await requestBuild(organization.owner, { campaignId: big.id });
    const digests = await db().buildItem.findMany({ where: { buildId }, select: { inputsDigest: true } });
    expect([count, digests.length, new Set(digests.map(({ inputsDigest }) => inputsDigest)).size]).toEqual([1_220, 1_220, 1_220]);
  });

  it("is missing to a stranger and forbidden to a reviewer", async () => {
    await stockCampaign(organization, campaignId);
    await expect(requestBuild(stranger.owner, { campaignId })).rejects.toEqual(refusal("missing"));
    await expect(requestBuild(organization.as("reviewer"), { campaignId })).rejects.toEqual(refusal("forbidden"));
    await expect(requestBuild(organization.owner, { campaignId: randomUUID() })).rejects.toEqual(refusal("missing"));
  });
});

describe("requesting a build of some cells", () => {
  const row = (market: string, locale: string) => ({ market, locale, placements: ["home-mpu"] });

  it("freezes those alone and leaves an audit row", async () => {
    await stockCampaign(organization, campaignId);
    const { buildId, cells: count, blocked } = await requestBuild(organization.as("producer"), { campaignId, cells: [row("JP", "ja-JP"), row("*", "und")] });
    const items = await db().buildItem.findMany({ where: { buildId }, orderBy: { market: "asc" } });
    expect([count, blocked, items.map(({ market, state }) => `${market} ${state}`)]).toEqual([2, [], ["* queued", "JP queued"]]);
    const audited = await db().auditRow.findFirst({ where: { organizationId: organization.id, verb: "variant.build" } });
    expect(audited).toMatchObject({ subject: `campaign:${campaignId}`, detail: { cells: 2, leftOut: 0 } });
    expect((await cells()).map(({ market, state }) => `${market} ${state}`)).toEqual(["DE missing", "FR missing", "JP queued", "* queued"]);
  });

  it("leaves out and names what cannot be built, and builds the rest", async () => {
    await stockCampaign(organization, campaignId);
    await db().copyString.deleteMany({ where: { campaignId, locale: "fr-FR" } });
    const { cells: count, blocked } = await requestBuild(organization.owner, {
      campaignId,
      cells: [row("DE", "de-DE"), row("FR", "fr-FR"), row("GB", "en-GB")],
    });
    expect([count, blocked]).toEqual([
      1,
      [
        { at: "home-mpu, FR fr-FR", says: "The copy has no headline in fr-FR." },
        { at: "home-mpu, GB en-GB", says: "The brief no longer asks for it." },
      ],
    ]);
  });

  it("leaves out what pre-flight refused until something changes, and tries again what broke", async () => {
    await stockCampaign(organization, campaignId);
    const first = await requestBuild(organization.owner, { campaignId });
    await db().buildItem.updateMany({ where: { buildId: first.buildId, market: "DE" }, data: { state: "blocked" } });
    await db().buildItem.updateMany({ where: { buildId: first.buildId, market: "FR" }, data: { state: "failed" } });
    await db().build.update({ where: { id: first.buildId }, data: { state: "done" } });
    const chosen = { campaignId, cells: [row("DE", "de-DE"), row("FR", "fr-FR")] };
    const { buildId, blocked } = await requestBuild(organization.owner, chosen);
    expect(blocked).toMatchObject([{ at: "home-mpu, DE de-DE", says: expect.stringContaining("Pre-flight refused it") }]);
    await db().build.update({ where: { id: buildId }, data: { state: "done" } });
    await db().copyString.updateMany({ where: { campaignId, locale: "de-DE" }, data: { text: "Kurz" } });
    expect(await requestBuild(organization.owner, chosen)).toMatchObject({ cells: 2, blocked: [] });
  });

  it("starts nothing when none of them can be built, or there is no photo", async () => {
    await expect(requestBuild(organization.owner, { campaignId, cells: [row("DE", "de-DE")] })).rejects.toMatchObject({
      code: "unready",
      complaints: [{ at: "master" }],
    });
    await stockCampaign(organization, campaignId);
    await expect(requestBuild(organization.owner, { campaignId, cells: [row("GB", "en-GB")] })).rejects.toMatchObject({
      code: "unready",
      complaints: [{ at: "home-mpu, GB en-GB" }],
    });
    expect(await getBuild(organization.owner, { campaignId })).toBeNull();
  });

  it("is missing to a stranger and forbidden to a reviewer", async () => {
    await stockCampaign(organization, campaignId);
    const chosen = { campaignId, cells: [row("DE", "de-DE")] };
    await expect(requestBuild(stranger.owner, chosen)).rejects.toEqual(refusal("missing"));
    await expect(requestBuild(organization.as("reviewer"), chosen)).rejects.toEqual(refusal("forbidden"));
  });
});

describe("the cells of a campaign", () => {
  it("are built until what they are made of changes, and then only those go stale", async () => {
    await stockCampaign(organization, campaignId);
    await finish((await requestBuild(organization.owner, { campaignId })).buildId);
    expect((await cells()).map(({ state }) => state)).toEqual(["built", "built", "built", "built"]);
    await db().copyString.updateMany({ where: { campaignId, locale: "de-DE" }, data: { text: "Neu" } });
    expect((await cells()).map(({ state }) => state)).toEqual(["stale", "built", "built", "built"]);
    await setFocalPoint(organization.owner, { campaignId, x: 0.1, y: 0.9 });
    expect((await cells()).map(({ state }) => state)).toEqual(["stale", "stale", "stale", "stale"]);
  });

  it("are none before there is a master, and missing to a stranger", async () => {
    expect(await cells()).toEqual([]);
    await expect(showCells(stranger.owner, { campaignId })).rejects.toEqual(refusal("missing"));
    await expect(getBuild(stranger.owner, { campaignId })).rejects.toEqual(refusal("missing"));
  });
});

describe("a preview", () => {
  let builder: Awaited<ReturnType<typeof startFakeBuilder>>;
  const ask = { placementKey: "home-mpu", market: "DE", locale: "de-DE", draft: { copy: { headline: "Neu" } } };
  beforeAll(async () => {
    builder = await startFakeBuilder();
  });
  afterAll(() => builder.stop());

  it("is rendered by the builder, and needs a master and a cell", async () => {
    await expect(previewVariant(organization.owner, { campaignId, ...ask })).rejects.toEqual(refusal("unready"));
    await stockCampaign(organization, campaignId);
    expect(await previewVariant(organization.owner, { campaignId, ...ask })).toMatchObject({ bytes: 3 });
    await expect(previewVariant(organization.owner, { campaignId, ...ask, locale: "tr-DE" })).rejects.toEqual(refusal("missing"));
    await expect(previewVariant(stranger.owner, { campaignId, ...ask })).rejects.toEqual(refusal("missing"));
  });

  it("passes the builder's problem on by name", async () => {
    await stockCampaign(organization, campaignId);
    builder.problem = { status: 422, body: { code: "invalid", says: "The headline does not fit.", complaints: [] } };
    await expect(previewVariant(organization.owner, { campaignId, ...ask })).rejects.toThrow("The headline does not fit.");
    await builder.stop();
    await expect(previewVariant(organization.owner, { campaignId, ...ask })).rejects.toThrow("The builder does not answer");
  });
});
