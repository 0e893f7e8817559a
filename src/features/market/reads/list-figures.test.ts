import { beforeEach, expect, it } from "vitest";
import { db } from "@/platform/db";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { addMarket } from "../writes/add-market";
import { setRates } from "../writes/set-rates";
import { getCurrency } from "./get-currency";
import { listFigures } from "./list-figures";
import { listMarkets } from "./list-markets";

let organization: TestOrganization;
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeEach(async () => {
  organization = await makeOrganization();
  await addMarket(organization.owner, { market: "DE", facts: { cpm: { micros: 7_000_000, currency: "EUR" }, dailyImpressions: 1_000_000 } });
  await addMarket(organization.owner, { market: "JP", facts: { cpm: { micros: 900_000_000, currency: "JPY" } } });
  await setRates(organization.owner, { put: [{ base: "EUR", quote: "USD", on: dayAfter(-1), rate: 1.08 }] });
});

it("are a market's price, impressions and rate, as its whole line has them", async () => {
  const figures = await listFigures(organization.as("producer"), await getCurrency(organization.owner));
  expect(figures).toEqual([
    {
      market: "DE",
      cpm: { micros: 7_000_000, currency: "EUR" },
      dailyImpressions: 1_000_000,
      cpmReporting: { micros: 7_560_000, currency: "USD" },
      missingRate: null,
    },
    { market: "JP", cpm: { micros: 900_000_000, currency: "JPY" }, dailyImpressions: null, cpmReporting: null, missingRate: "JPY" },
  ]);
  const lines = await listMarkets(organization.owner);
  expect(lines.map(({ market, cpm, dailyImpressions, cpmReporting, missingRate }) => ({ market, cpm, dailyImpressions, cpmReporting, missingRate }))).toEqual(
    figures,
  );
});

it("are another organization's own, and a publisher reads none", async () => {
  const currency = await getCurrency(organization.owner);
  expect(await listFigures((await makeOrganization()).owner, currency)).toEqual([]);
  await expect(listFigures(organization.as("publisher"), currency)).rejects.toMatchObject({ code: "forbidden" });
});

it("are priced by the newest rate of each pair up to today, however long the history is", async () => {
  const history = Array.from({ length: 300 }, (_, at) => ({ base: "EUR", quote: "USD", on: dayAfter(-at - 1), rate: 1 + at / 1_000 }));
  await setRates(organization.owner, { put: history });
  const ahead = { organizationId: organization.id, base: "EUR", quote: "USD", validOn: new Date(`${dayAfter(2)}T00:00:00Z`), rate: 9 };
  await db().exchangeRate.create({ data: ahead });
  await setRates(organization.owner, { put: [{ base: "USD", quote: "EUR", on: dayAfter(0), rate: 0.8 }] });
  expect(await getCurrency(organization.owner)).toEqual({
    reporting: "USD",
    rates: [
      { base: "EUR", quote: "USD", on: dayAfter(-1), rate: 1 },
      { base: "USD", quote: "EUR", on: dayAfter(0), rate: 0.8 },
    ],
    on: dayAfter(0),
  });
});
