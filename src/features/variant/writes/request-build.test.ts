import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { setFocalPoint } from "@/features/creative/writes/set-focal-point";
import { digestOf } from "@/kernel/hash";
import { db } from "@/platform/db";
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

  it("is missing to a stranger and forbidden to a reviewer", async () => {
    await stockCampaign(organization, campaignId);
    await expect(requestBuild(stranger.owner, { campaignId })).rejects.toEqual(refusal("missing"));
    await expect(requestBuild(organization.as("reviewer"), { campaignId })).rejects.toEqual(refusal("forbidden"));
    await expect(requestBuild(organization.owner, { campaignId: randomUUID() })).rejects.toEqual(refusal("missing"));
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
