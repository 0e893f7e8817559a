import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { archiveCampaign } from "@/features/campaign/writes/archive-campaign";
import { planRelease } from "@/features/release/reads/plan-release";
import { publish } from "@/features/release/writes/publish";
import { digestOf } from "@/kernel/hash";
import { mintScope, type Role } from "@/kernel/scope";
import { db } from "@/platform/db";
import { makeBigCampaign } from "@/testing/big-campaign";
import { buildAll, makeBuiltCampaign } from "@/testing/built-campaign";
import { makeCampaign, stockCampaign } from "@/testing/campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { countCodes, countStates } from "../model/matrix-group";
import { requestBuild } from "../writes/request-build";
import { getCell } from "./get-cell";
import { getMatrix } from "./get-matrix";
import { getProgress } from "./get-progress";

let organization: TestOrganization;
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

beforeEach(async () => {
  process.env.ORIGIN_URL = "http://127.0.0.1:9";
  process.env.PREVIEW_SECRET = "a preview secret that only the tests know";
  organization = await makeOrganization();
});

const codesOf = async (slug: string) => (await getMatrix(organization.owner, { slug })).rows.map(({ market, codes }) => `${market} ${codes}`);
const edit = (campaignId: string, text: string) =>
  db().copyString.upsert({
    where: { campaignId_key_locale: { campaignId, key: "headline", locale: "de-DE" } },
    create: { campaignId, key: "headline", locale: "de-DE", text },
    update: { text },
  });

async function publishAll(campaignId: string): Promise<number> {
  const { revision } = await planRelease(organization.owner, campaignId);
  return (await publish(organization.owner, { campaignId, note: "", revision })).number;
}

describe("the matrix of a campaign", () => {
  it("shows every cell of the brief before there is a photo, as missing", async () => {
    const { slug } = await makeCampaign(organization);
    const matrix = await getMatrix(organization.owner, { slug });
    expect(matrix).toMatchObject({ hasMaster: false, release: null, build: null, gaps: [], may: { build: true } });
    expect(matrix.columns).toMatchObject([{ placement: "home-mpu", widthPx: 300, heightPx: 250, share: 1 }]);
    expect(await codesOf(slug)).toEqual(["DE m", "FR m", "JP m", "* m"]);
  });

  it("follows cells from built over live to stale, and says when an older version stays live", async () => {
    const { id, slug } = await makeBuiltCampaign(organization);
    expect(await codesOf(slug)).toEqual(["DE b", "FR b", "JP b", "* b"]);
    const number = await publishAll(id);
    expect(await getMatrix(organization.owner, { slug })).toMatchObject({ release: number });
    expect(await codesOf(slug)).toEqual(["DE l", "FR l", "JP l", "* l"]);
    await edit(id, "Neu");
    expect(await codesOf(slug)).toEqual(["DE o", "FR l", "JP l", "* l"]);
    await buildAll(organization, id);
    expect(await codesOf(slug)).toEqual(["DE b", "FR l", "JP l", "* l"]);
  });

  it("follows a build that runs, and remembers what broke when a later one had other cells", async () => {
    const { id, slug } = await makeCampaign(organization);
    await stockCampaign(organization, id);
    const { buildId } = await requestBuild(organization.owner, { campaignId: id });
    const move = (market: string, state: string) => db().buildItem.updateMany({ where: { buildId, market }, data: { state, reason: "It broke." } });
    await move("DE", "failed");
    await move("FR", "blocked");
    await move("JP", "rendering");
    expect(await codesOf(slug)).toEqual(["DE f", "FR x", "JP r", "* q"]);
    expect((await getMatrix(organization.owner, { slug })).build).toMatchObject({ id: buildId, running: true, done: 2, total: 4, attended: false });
    expect(await getProgress(organization.owner, { campaignId: id })).toMatchObject({ id: buildId, running: true, done: 2, total: 4 });
    await db().build.update({ where: { id: buildId }, data: { state: "done" } });
    await requestBuild(organization.owner, { campaignId: id, cells: [{ market: "*", locale: "und", placements: ["home-mpu"] }] });
    expect(await codesOf(slug)).toEqual(["DE f", "FR x", "JP m", "* q"]);
    expect(await getCell(organization.owner, { campaignId: id, placementKey: "home-mpu", market: "FR", locale: "fr-FR" })).toMatchObject({
      state: "blocked",
      reason: "It broke.",
    });
  });

  it("blocks what rules forbid, whatever was built, and names them in the row", async () => {
    const { id, slug } = await makeBuiltCampaign(organization);
    await db().campaign.update({ where: { id }, data: { vertical: "alcohol" } });
    const { rows } = await getMatrix(organization.owner, { slug });
    const france = rows.find(({ market }) => market === "FR");
    expect([france?.codes, france?.rules]).toEqual(["j", expect.stringContaining("fr-alcohol@")]);
    const cell = await getCell(organization.owner, { campaignId: id, placementKey: "home-mpu", market: "FR", locale: "fr-FR" });
    expect(cell).toMatchObject({ reason: expect.stringContaining("fr-alcohol") });
  });

  it("tells what rules forbid now while the live release still serves it", async () => {
    const { id, slug } = await makeBuiltCampaign(organization);
    const number = await publishAll(id);
    await db().campaign.update({ where: { id }, data: { vertical: "alcohol" } });
    expect(await codesOf(slug)).toContain("FR k");
    const cell = await getCell(organization.owner, { campaignId: id, placementKey: "home-mpu", market: "FR", locale: "fr-FR" });
    expect(cell).toMatchObject({ state: "blocked", live: { release: number, current: true } });
  });

  it("carries what is known of each market, and the currency without a rate", async () => {
    const { slug } = await makeCampaign(organization);
    const facts = { organizationId: organization.id, currency: "EUR", dailyImpressions: 1_000_000n };
    await db().market.createMany({
      data: [
        { ...facts, market: "DE", cpmMicros: 7_400_000n, cpmCurrency: "USD" },
        { ...facts, market: "JP", cpmMicros: 900_000_000n, cpmCurrency: "JPY" },
      ],
    });
    const { rows, currency } = await getMatrix(organization.owner, { slug });
    expect(currency).toBe("USD");
    expect(rows).toMatchObject([
      { market: "DE", share: 1, dailyImpressions: 1_000_000, cpmMicros: 7_400_000, missingRate: null },
      { market: "FR", dailyImpressions: null, cpmMicros: null, missingRate: null },
      { market: "JP", dailyImpressions: 1_000_000, cpmMicros: null, missingRate: "JPY" },
      { market: "*", share: 0, dailyImpressions: null },
    ]);
  });

  it("names shares of an old brief that do not add up", async () => {
    const { slug } = await makeBuiltCampaign(organization);
    expect((await getMatrix(organization.owner, { slug })).gaps).toEqual([{ whole: "the connectors", differencePpm: 1_000_000 }]);
  });

  it("counts thousands of cells as they were planted", async () => {
    const { id, slug } = await makeBigCampaign(organization, 60, 20);
    const matrix = await getMatrix(organization.owner, { slug });
    expect(matrix).toMatchObject({ gaps: [], release: 1 });
    expect([matrix.rows.length, matrix.columns.length]).toEqual([61, 20]);
    const counts = countStates(countCodes(matrix, [...matrix.rows.keys()], [...matrix.columns.keys()]));
    expect(counts).toEqual({ live: 740, built: 180, missing: 180, stale: 60, blocked: 60, queued: 0 });
    const { placements } = await getCampaign(organization.owner, { id });
    expect(matrix.columns.map(({ placement }) => placement)).toEqual(placements.map(({ key }) => key));
  });
});

describe("one cell of the matrix", () => {
  it("comes with its file, its checks and the release that serves it", async () => {
    const { id } = await makeBuiltCampaign(organization);
    const number = await publishAll(id);
    const name = { campaignId: id, placementKey: "home-mpu", market: "DE", locale: "de-DE" };
    expect(await getCell(organization.owner, name)).toMatchObject({
      state: "built",
      reason: null,
      budgetBytes: 150_000,
      variant: { bytes: 20_000 },
      url: expect.stringContaining("/p/"),
      live: { release: number, current: true },
    });
    await db().variant.updateMany({ where: { campaignId: id, market: "DE" }, data: { digest: digestOf("newer bytes") } });
    expect(await getCell(organization.owner, name)).toMatchObject({ live: { release: number, current: false } });
  });

  it("says what pre-flight refused, and is missing where the brief has no such cell", async () => {
    const { id } = await makeBuiltCampaign(organization);
    const preflight = { checks: [{ name: "weight", passed: false, says: "151.2 of 150.0 kB." }] };
    await db().variant.updateMany({ where: { campaignId: id, market: "FR" }, data: { passed: false, preflight } });
    const name = { campaignId: id, placementKey: "home-mpu", market: "FR", locale: "fr-FR" };
    expect(await getCell(organization.owner, name)).toMatchObject({ state: "blocked", reason: "151.2 of 150.0 kB." });
    for (const wrong of [{ placementKey: "no-such" }, { market: "GB" }, { locale: "de-DE" }])
      await expect(getCell(organization.owner, { ...name, ...wrong })).rejects.toEqual(refusal("missing"));
  });

  it("waits for a photo before there is one", async () => {
    const { id } = await makeCampaign(organization);
    const name = { campaignId: id, placementKey: "home-mpu", market: "DE", locale: "de-DE" };
    expect(await getCell(organization.owner, name)).toMatchObject({ state: "missing", reason: "There is no photo yet.", variant: null, live: null });
  });
});

describe("who sees the matrix", () => {
  const inTeam = (teamId: string, role: Role) =>
    mintScope({ organizationId: organization.id, actor: randomUUID(), requestId: "test", organizationRole: null, seats: [{ teamId, role }] });

  it.each([
    ["producer", true],
    ["ad_manager", true],
    ["analyst", false],
    ["reviewer", false],
  ] as const)("a %s of the team sees it, and may build: %s", async (role, build) => {
    const { slug } = await makeCampaign(organization);
    expect((await getMatrix(organization.as(role), { slug })).may).toEqual({ build });
  });

  it("cannot be built by anybody once the campaign is archived", async () => {
    const { id, slug } = await makeCampaign(organization);
    await archiveCampaign(organization.owner, { campaignIds: [id] });
    expect((await getMatrix(organization.owner, { slug })).may).toEqual({ build: false });
  });

  it("is missing to a stranger, another team and a publisher", async () => {
    const { id, slug } = await makeBuiltCampaign(organization);
    const other = await db().team.create({ data: { organizationId: organization.id, name: "Second team" } });
    const stranger = await makeOrganization();
    const name = { campaignId: id, placementKey: "home-mpu", market: "DE", locale: "de-DE" };
    for (const scope of [stranger.owner, inTeam(other.id, "ad_manager"), organization.as("publisher")]) {
      await expect(getMatrix(scope, { slug })).rejects.toEqual(refusal("missing"));
      await expect(getCell(scope, name)).rejects.toEqual(refusal("missing"));
      await expect(getProgress(scope, { campaignId: id })).rejects.toEqual(refusal("missing"));
    }
  });
});
