import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Money } from "@/kernel/money";
import { equalShares } from "@/kernel/share";
import { addSums, campaignValue, coverageOf, emptySum, ratesToday, sumOf } from "./money-sum";
import { volumeOf } from "./volume";

const currency = {
  reporting: "USD",
  on: "2026-11-25",
  rates: [
    { base: "EUR", quote: "USD", on: "2026-11-01", rate: 1.1 },
    { base: "EUR", quote: "USD", on: "2026-11-20", rate: 1.2 },
    { base: "EUR", quote: "USD", on: "2026-12-20", rate: 9 },
    { base: "USD", quote: "JPY", on: "2026-11-10", rate: 150 },
  ],
};
const money = (amount: number, code: string): Money => ({ micros: amount * 1_000_000, currency: code });

describe("a sum of money", () => {
  it("adds up what has a rate and keeps the rest by its currency", () => {
    const sum = addSums(
      "USD",
      [money(10, "EUR"), money(5, "USD"), money(7, "NOK"), money(1, "NOK"), money(3, "AED")].map((one) => sumOf(one, currency)),
    );
    expect(sum).toEqual({ known: money(17, "USD"), unrated: [money(3, "AED"), money(8, "NOK")], without: [] });
    expect(addSums("USD", [])).toEqual(emptySum("USD"));
  });

  it("takes the newest rate up to today, in either direction, and names the day it is of", () => {
    expect(ratesToday(currency, ["EUR", "JPY", "USD", "NOK", "EUR"])).toEqual([
      { base: "EUR", quote: "USD", on: "2026-11-20", rate: 1.2 },
      { base: "JPY", quote: "USD", on: "2026-11-10", rate: 1 / 150 },
    ]);
  });
});

describe("the media value of a campaign", () => {
  const market = (code: string, locale: string, sharePpm: number) => ({ market: code, locale, sharePpm });
  const whole = { connectors: [{ connector: "gam", sharePpm: 1_000_000 }], placements: [{ key: "mpu", connector: "gam", sharePpm: 1_000_000 }] };
  const figures = new Map([
    ["DE", { cpm: money(5, "EUR"), cpmReporting: money(6, "USD"), dailyImpressions: 2_000_000 }],
    ["NO", { cpm: money(50, "NOK"), cpmReporting: null, dailyImpressions: 10_000 }],
    ["FR", { cpm: money(5, "EUR"), cpmReporting: money(6, "USD"), dailyImpressions: null }],
    ["JP", { cpm: null, cpmReporting: null, dailyImpressions: 1_000 }],
  ]);

  it("is CPM × impressions ÷ 1000 over its markets, names a currency without a rate and every market without figures", () => {
    const markets = ["DE", "NO", "FR", "JP", "BR"].map((code) => market(code, "x", 1_000_000));
    expect(campaignValue({ ...whole, markets }, figures, "USD")).toEqual({
      known: money(12_000, "USD"),
      unrated: [money(500, "NOK")],
      without: ["BR", "FR", "JP"],
    });
  });

  it("counts only the share that its languages and placements cover, and each market once", () => {
    const markets = [market("DE", "de-DE", 700_000), market("DE", "tr-DE", 100_000)];
    expect(coverageOf({ ...whole, markets }, "DE")).toBeCloseTo(0.8, 12);
    expect(campaignValue({ ...whole, markets }, figures, "USD").known).toEqual(money(9_600, "USD"));
    expect(campaignValue({ ...whole, markets, placements: [] }, figures, "USD").known).toEqual(money(0, "USD"));
  });

  it("covers what all its cells together cover", () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 1_000_000 }), ([locales, connectors, slots], cut) => {
        const markets = equalShares(locales).map((share, at) => market("DE", `l${at}`, Math.max(0, share - cut)));
        const named = equalShares(connectors).map((sharePpm, at) => ({ connector: `c${at}`, sharePpm }));
        const placements = named.flatMap(({ connector }) => equalShares(slots).map((sharePpm, at) => ({ key: `${connector}-${at}`, connector, sharePpm })));
        const campaign = { markets, connectors: named, placements };
        const cells = markets.flatMap(({ locale }) => placements.map(({ key }) => volumeOf(campaign, { market: "DE", locale, placementKey: key }, 1) ?? 0));
        expect(coverageOf(campaign, "DE")).toBeCloseTo(
          cells.reduce((sum, one) => sum + one, 0),
          9,
        );
      }),
    );
  });
});
