import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/platform/db";
import { makeCampaign } from "@/testing/campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { aiAnswers, objectives, politicalAnswers, verticals } from "../model/campaign";

let organization: TestOrganization;
let id: string;

beforeEach(async () => {
  organization = await makeOrganization();
  id = (await makeCampaign(organization)).id;
});

const store = (column: string, value: string | number | null) => db().$executeRawUnsafe(`UPDATE campaign SET ${column} = $2 WHERE id = $1::uuid`, id, value);

describe("what the database holds of a campaign", () => {
  it.each([
    ["objective", ["", ...objectives]],
    ["vertical", verticals],
    ["political", politicalAnswers],
    ["ai_use", aiAnswers],
  ])("is %s in every word that the brief has, and in no other", async (column, words) => {
    for (const word of words) expect(await store(column, word)).toBe(1);
    await expect(store(column, "anything")).rejects.toThrow("campaign_words");
  });

  it("is a budget with its currency, never one of them alone and never less than nothing", async () => {
    const budget = (budgetMicros: bigint | null, budgetCurrency: string | null) =>
      db().campaign.update({ where: { id }, data: { budgetMicros, budgetCurrency } });
    await budget(0n, "EUR");
    await budget(null, null);
    for (const [micros, currency] of [
      [1n, null],
      [null, "EUR"],
      [-1n, "EUR"],
      [1n, "eur"],
    ] as const)
      await expect(budget(micros, currency)).rejects.toThrow("campaign_budget");
  });

  it("is a parallel test with where the other path serves from", async () => {
    const test = (testHubShare: number | null, testCdnBase: string | null) => db().campaign.update({ where: { id }, data: { testHubShare, testCdnBase } });
    await test(0.5, "https://cdn.example/");
    await test(null, null);
    await expect(test(0.5, null)).rejects.toThrow("campaign_test");
  });
});

it("the database refuses money of no currency, in rates, sites and reports", async () => {
  const organizationId = organization.id;
  const rate = { organizationId, base: "eur", quote: "USD", validOn: new Date("2026-11-25"), rate: 1 };
  await expect(db().exchangeRate.create({ data: rate })).rejects.toThrow("exchange_rate_codes");
  const site = { organizationId, key: "own", provider: "own", name: "Own", country: "DE", latitude: 1, longitude: 1, monthlyCostMicros: 1n, currency: "Euro" };
  await expect(db().hubSite.create({ data: site })).rejects.toThrow("hub_site_currency");
  await expect(db().organization.update({ where: { id: organizationId }, data: { reportingCurrency: "" } })).rejects.toThrow("organization_currency");
});
