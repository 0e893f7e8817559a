import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { publish } from "@/features/release/writes/publish";
import { mintScope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { makeBuiltCampaign } from "@/testing/built-campaign";
import { briefOfThree } from "@/testing/campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { archiveCampaign } from "../writes/archive-campaign";
import { bulkEdit } from "../writes/bulk-edit";
import { createCampaign } from "../writes/create-campaign";
import { editBrief } from "../writes/edit-brief";
import { listCampaigns } from "./list-campaigns";
import { previewBulk } from "./preview-bulk";

let organization: TestOrganization;
const list = (filter = {}) => listCampaigns(organization.owner, filter);
const names = async (filter = {}) => (await list(filter)).lines.map(({ name }) => name);
const make = (name: string, parts: object = {}) => createCampaign(organization.owner, { ...briefOfThree, name, ...parts });
const budget = (amount: number, currency: string) => ({ facts: { budget: { micros: amount * 1_000_000, currency } } });

beforeAll(() => {
  vi.stubEnv("ORIGIN_URL", "http://localhost:4602");
  vi.stubEnv("PREVIEW_SECRET", "a preview secret that only the tests know");
});
beforeEach(async () => {
  organization = await makeOrganization();
});

/** Figures of DE and JP in their own money, none for FR; euros have a rate, yen do not. */
async function enterFigures(): Promise<void> {
  const market = (code: string, currency: string, cpm: number | null, impressions: number | null) => ({
    ...{ organizationId: organization.id, market: code, currency, cpmCurrency: currency, dailyImpressions: impressions },
    cpmMicros: cpm === null ? null : cpm * 1_000_000,
  });
  await db().market.createMany({ data: [market("DE", "EUR", 7, 1_500_000), market("JP", "JPY", 900, 2_000_000), market("FR", "EUR", 6, null)] });
  const rate = (validOn: string, value: number) => ({ organizationId: organization.id, base: "EUR", quote: "USD", validOn: new Date(validOn), rate: value });
  await db().exchangeRate.createMany({ data: [rate("2020-01-01", 1.5), rate("2024-06-01", 1.1), rate("2999-01-01", 9)] });
}

describe("sums of the list", () => {
  it("are media value of a day and planned budget in the reporting currency, with what has no rate named", async () => {
    await enterFigures();
    await make("Roast", budget(50_000, "EUR"));
    await make("Tea", budget(1_000, "NOK"));
    const { lines, sums, reporting, rates } = await list();
    const roast = lines.find(({ name }) => name === "Roast");
    expect(roast?.value).toEqual({
      known: { micros: 11_550_000_000, currency: "USD" },
      unrated: [{ micros: 900 * 2_000 * 1_000_000, currency: "JPY" }],
      without: ["FR"],
    });
    expect(roast?.budget).toMatchObject({ planned: { currency: "EUR" }, sum: { known: { micros: 55_000_000_000, currency: "USD" }, unrated: [] } });
    expect(sums.budget).toEqual({ known: { micros: 55_000_000_000, currency: "USD" }, unrated: [{ micros: 1_000_000_000, currency: "NOK" }], without: [] });
    expect([reporting, rates]).toEqual(["USD", [{ base: "EUR", quote: "USD", on: "2024-06-01", rate: 1.1 }]]);
  });

  it("equal what PostgreSQL adds up by itself over every cell, and leave archived campaigns out", async () => {
    await enterFigures();
    for (const [at, shares] of [
      [400_000, 600_000],
      [1_000_000, 0],
      [250_001, 749_999],
    ].entries()) {
      const locales = ["de-DE", "tr-DE"].map((locale, n) => ({
        market: "DE",
        locale,
        currency: "EUR",
        clickThrough: "https://x.example/",
        sharePpm: shares[n],
      }));
      const placements = ["gam", "generic"].map((connector, n) => ({ key: `slot-${n}`, connector, widthPx: 300, heightPx: 250, format: "webp" as const }));
      await make(`Campaign ${at}`, {
        markets: locales,
        placements,
        connectors: [
          { connector: "gam", sharePpm: shares[0] },
          { connector: "generic", sharePpm: shares[1] },
        ],
      });
    }
    const [independent] = await db().$queryRaw<{ sum: number }[]>`
      SELECT sum(market.cpm_micros * 1.1 * market.daily_impressions / 1000 * row.share_ppm / 1e6 * placement.share_ppm / 1e6 * connector.share_ppm / 1e6)::float8 AS sum
      FROM campaign JOIN campaign_market AS row ON row.campaign_id = campaign.id JOIN placement ON placement.campaign_id = campaign.id
      JOIN campaign_connector AS connector ON connector.campaign_id = campaign.id AND connector.connector = placement.connector
      JOIN market ON market.organization_id = campaign.organization_id AND market.market = row.market
      WHERE campaign.organization_id = ${organization.id}::uuid`;
    const before = await list();
    expect(Math.abs(before.sums.value.known.micros - (independent?.sum ?? 0))).toBeLessThan(before.lines.length);
    await archiveCampaign(organization.owner, { campaignIds: before.lines.slice(0, 2).map(({ id }) => id) });
    expect((await list()).sums.value.known.micros).toBe(before.lines[2]?.value.known.micros);
  });
});

describe("the campaign list", () => {
  it("finds by name, address and label, and filters by label, market, state and team", async () => {
    const { id } = await make("Autumn roast");
    await make("Spring", { markets: briefOfThree.markets.slice(0, 1) });
    await db().campaign.update({ where: { id }, data: { labels: ["Café", "EMEA"] } });
    expect(await names({ search: "CAFÉ" })).toEqual(["Autumn roast"]);
    expect(await names({ search: "autumn-r" })).toEqual(["Autumn roast"]);
    expect(await names({ search: "cafe\u0301" })).toEqual(["Autumn roast"]);
    expect(await names({ search: "%" })).toEqual([]);
    expect(await names({ labels: ["emea", "CAFÉ"] })).toEqual(["Autumn roast"]);
    expect(await names({ markets: ["FR"] })).toEqual(["Autumn roast"]);
    expect(await names({ states: ["none"], teams: [organization.teamId] })).toHaveLength(2);
    expect(await names({ teams: [randomUUID()] })).toEqual([]);
    expect((await list({ markets: ["FR"] })).facets).toMatchObject({
      labels: [
        { value: "Café", campaigns: 1 },
        { value: "EMEA", campaigns: 1 },
      ],
      markets: [
        { value: "DE", campaigns: 2 },
        { value: "FR", campaigns: 1 },
        { value: "JP", campaigns: 1 },
      ],
      teams: [{ value: organization.teamId, campaigns: 2, name: "First team" }],
    });
  });

  it("says what is live and built, when each campaign was last edited, and over which days it runs", async () => {
    const flight = (market: string, fromOn: string, untilOn: string) => ({ market, placement: "*", fromOn, untilOn, hours: "", zone: null });
    const { id } = await make("Tea", { flights: [flight("DE", "2026-12-05", "2026-12-25"), flight("FR", "2026-12-01", "2026-12-10")] });
    const built = await makeBuiltCampaign(organization);
    expect((await list({ states: ["built"] })).lines).toMatchObject([{ slug: built.slug, built: 4, cells: 4, live: null }]);
    await publish(organization.owner, { campaignId: built.id, note: "", revision: 1 });
    expect((await list({ states: ["live"] })).lines).toMatchObject([{ slug: built.slug, live: 1, staged: null }]);
    const tea = async () => (await list({ search: "tea" })).lines[0];
    const first = await tea();
    expect(first).toMatchObject({ state: "none", flight: { fromOn: "2026-12-01", untilOn: "2026-12-25" } });
    await editBrief(organization.owner, { ...briefOfThree, name: "Tea", campaignId: id, revision: 1 });
    const second = await tea();
    expect(second?.editedAt.getTime()).toBeGreaterThan(first?.editedAt.getTime() ?? 0);
    const change = { labels: { add: ["Q4"] } };
    const [line] = await previewBulk(organization.owner, { chosen: { campaignIds: [id] }, change });
    await bulkEdit(organization.owner, { campaigns: [{ id, seen: line?.seen ?? "" }], change });
    expect((await tea())?.editedAt.getTime()).toBeGreaterThan(second?.editedAt.getTime() ?? 0);
    expect(await names({ sort: "edited", descending: true, limit: 1 })).toEqual(["Tea"]);
  });

  it("tells when a campaign was last edited, alone or with others, whatever else the organization did", async () => {
    const { id } = await make("Tea");
    const row = { organizationId: organization.id, actor: "gateway", verb: "campaign.editBrief", requestId: "r" };
    const other = Array.from({ length: 2_000 }, (_, at) => ({ ...row, subject: `campaign:${randomUUID()}`, at: new Date(3_000_000_000_000 + at) }));
    await db().auditRow.createMany({ data: [...other, { ...row, subject: `campaign:${id}`, at: new Date(2_900_000_000_000) }] });
    await db().auditRow.create({ data: { ...row, verb: "release.publish", subject: `campaign:${id}`, at: new Date(2_950_000_000_000) } });
    expect((await list()).lines.map(({ editedAt }) => editedAt.getTime())).toEqual([2_900_000_000_000]);
    await db().auditRow.create({
      data: {
        ...row,
        verb: "campaign.archive",
        subject: "campaigns:2",
        detail: { campaigns: { [id]: 1, [randomUUID()]: 1 } },
        at: new Date(2_960_000_000_000),
      },
    });
    expect((await list({ sort: "edited" })).lines.map(({ editedAt }) => editedAt.getTime())).toEqual([2_960_000_000_000]);
  });

  it("shows no more than asked for and says how many match", async () => {
    for (const name of ["a", "b", "c"]) await make(name);
    const page = await list({ limit: 2, sort: "name", descending: false });
    expect([page.lines.map(({ name }) => name), page.matching, page.all]).toEqual([["a", "b"], 3, { active: 3, archived: 0 }]);
  });

  it("shows a member the campaigns of their teams alone, and says what they may edit there", async () => {
    await make("First");
    const { id: teamId } = await db().team.create({ data: { organizationId: organization.id, name: "Second" } });
    await make("Second", { teamId });
    const seats = [{ teamId, role: "analyst" as const }];
    const member = mintScope({ organizationId: organization.id, actor: randomUUID(), requestId: "r", organizationRole: null, seats });
    const page = await listCampaigns(member);
    expect([page.lines.map(({ name, may }) => [name, may.edit]), page.matching, page.all.active]).toEqual([[["Second", false]], 1, 1]);
    expect((await list({ sort: "name", descending: false })).lines.map(({ team, may }) => [team, may.edit])).toEqual([
      ["First team", true],
      ["Second", true],
    ]);
  });
});
