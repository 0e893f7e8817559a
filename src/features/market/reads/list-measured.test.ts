import { beforeEach, describe, expect, it } from "vitest";
import { binOf } from "@/features/beacon/model/sketch";
import { db, type Tx } from "@/platform/db";
import { makeBuiltCampaign } from "@/testing/built-campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { listMarkets } from "./list-markets";
import { listMeasured } from "./list-measured";

const dayMs = 86_400_000;
const windowMs = Math.floor(Date.now() / 10_000) * 10_000;

let organization: TestOrganization;
let slug: string;

beforeEach(async () => {
  organization = await makeOrganization();
  slug = (await makeBuiltCampaign(organization)).slug;
});

interface Measured {
  market?: string;
  ms?: number;
  count?: number;
  label?: string;
  arm?: string;
  measure?: string;
  agoMs?: number;
  campaign?: string;
}

const arrive = (
  { market = "DE", ms = 200, count = 100, label = "", arm = "hub", measure = "ttfb_start", agoMs = 0, campaign = slug }: Measured,
  tx: Tx = db(),
) =>
  tx.beaconBin.create({
    data: {
      organizationId: organization.id,
      campaign,
      placement: "home-mpu",
      market,
      arm,
      measure,
      label,
      windowAt: new Date(windowMs - agoMs),
      bin: binOf(ms),
      count: BigInt(count),
    },
  });

const german = async () => (await listMeasured(organization.owner)).get("DE");

describe("measured TTFB", () => {
  it("is the p75 of both arms within the sketch's 2 %, with how many there were and when the last came", async () => {
    await arrive({ ms: 100, count: 70, agoMs: 60_000 });
    await arrive({ ms: 400, count: 30, arm: "cdn" });
    await arrive({ market: "FR", ms: 900, count: 500 });
    const measured = await german();
    expect(measured).toMatchObject({ count: 100, lastAt: new Date(windowMs) });
    expect(Math.abs((measured?.p75Ms ?? 0) - 400) / 400).toBeLessThan(0.025);
    expect((await listMeasured(organization.owner)).get("FR")?.count).toBe(500);
  });

  it("is none below a hundred impressions, however many windows they came in", async () => {
    await arrive({ count: 50 });
    await arrive({ count: 49, agoMs: 10_000 });
    expect(await german()).toBeUndefined();
    await arrive({ count: 1, agoMs: 20_000 });
    expect((await german())?.count).toBe(100);
  });

  it.each([
    ["a test page", { label: "test" }],
    ["simulated traffic", { label: "simulated" }],
    ["the time from the request on", { measure: "ttfb" }],
    ["hydration", { measure: "hydration" }],
    ["more than 28 days ago", { agoMs: 28 * dayMs + 60_000 }],
    ["a campaign that is gone", { campaign: "gone" }],
  ])("never counts %s", async (_what, measured) => {
    await arrive({ ...measured, ms: 5_000, count: 10_000 });
    expect(await german()).toBeUndefined();
    await arrive({ ms: 100 });
    expect((await german())?.count).toBe(100);
  });

  it("is of every team's campaigns, for whoever may read markets", async () => {
    const other = await db().team.create({ data: { organizationId: organization.id, name: "Legal" } });
    await db().campaign.update({ where: { organizationId_slug: { organizationId: organization.id, slug } }, data: { teamId: other.id } });
    await arrive({});
    expect((await listMeasured(organization.as("analyst"))).get("DE")?.count).toBe(100);
  });

  it("never crosses to another organization, and a publisher reads none", async () => {
    await arrive({});
    expect([...(await listMeasured((await makeOrganization()).owner))]).toEqual([]);
    await expect(listMeasured(organization.as("publisher"))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is read in the transaction of its caller, with what that wrote", async () => {
    await expect(
      db().$transaction(async (tx) => {
        await arrive({}, tx);
        expect((await listMeasured(organization.owner, tx)).get("DE")?.count).toBe(100);
        throw new Error("taken back");
      }),
    ).rejects.toThrow("taken back");
    expect(await german()).toBeUndefined();
  });

  it("replaces the entered figure as it arrives and leaves it as it was stored", async () => {
    await db().market.create({ data: { organizationId: organization.id, market: "DE", currency: "EUR", cpmCurrency: "EUR", ttfbP75Ms: 155 } });
    const line = async () => (await listMarkets(organization.owner)).find(({ market }) => market === "DE");
    expect(await line()).toMatchObject({ ttfbP75Ms: 155, measured: null });
    await arrive({ ms: 300, count: 250 });
    const measured = await line();
    expect(measured).toMatchObject({ enteredTtfbP75Ms: 155, measured: { count: 250 } });
    expect(measured?.ttfbP75Ms).toBe(measured?.measured?.p75Ms);
    expect(measured?.ttfbP75Ms).toBeGreaterThan(290);
  });
});
