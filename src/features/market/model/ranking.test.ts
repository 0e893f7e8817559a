import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Currency } from "@/kernel/money";
import { lineOf, type MarketLine } from "./market-line";
import { rankMarkets } from "./ranking";

const currency: Currency = { reporting: "EUR", rates: [{ base: "EUR", quote: "USD", on: "2026-11-01", rate: 1.25 }], on: "2026-11-25" };

function line(market: string, cpm: { micros: number; currency: string } | null, dailyImpressions: number | null): MarketLine {
  const facts = { market, name: market, currency: "EUR", locales: [], cpm, dailyImpressions, conversionRate: null, enteredTtfbP75Ms: null, restricted: [] };
  return lineOf({ ...facts, sources: {}, revision: 1, updatedAt: new Date("2026-11-25T00:00:00Z") }, null, currency);
}

const euros = (units: number) => ({ micros: units * 1_000_000, currency: "EUR" });
const places = (lines: readonly MarketLine[], by: "cpm" | "value", most = 10) =>
  rankMarkets(lines, by, most).top.map(({ line: { market }, place }) => `${place} ${market}`);

describe("the top markets", () => {
  const lines = [
    line("US", { micros: 10_000_000, currency: "USD" }, 1_000),
    line("DE", euros(7.5), 9_000),
    line("GB", euros(8), 2_000),
    line("AT", euros(8), 500),
  ];

  it("are compared in the reporting currency, by CPM and by media value, equals by code on one place", () => {
    expect(places(lines, "cpm")).toEqual(["1 AT", "1 GB", "1 US", "4 DE"]);
    expect(places(lines, "value")).toEqual(["1 DE", "2 GB", "3 US", "4 AT"]);
    expect(rankMarkets(lines, "value", 1).top[0]?.micros).toBe(67_500_000);
  });

  it("are at most as many as asked for", () => {
    expect(places(lines, "cpm", 2)).toEqual(["1 AT", "1 GB"]);
  });

  it("leave nobody out silently: what is missing is said", () => {
    const some = [line("KZ", { micros: 1_500_000, currency: "KZT" }, 130_000), line("JP", null, 5), line("BR", euros(2.6), null), line("IN", null, null)];
    const says = (by: "cpm" | "value") => rankMarkets(some, by, 10).lacking.map(({ line: { market }, what }) => `${market}: ${what}`);
    expect(says("cpm")).toEqual(["KZ: a rate from KZT", "JP: CPM", "IN: CPM"]);
    expect(says("value")).toEqual(["KZ: a rate from KZT", "JP: CPM", "BR: daily impressions", "IN: CPM and daily impressions"]);
  });

  it("hold every market once, ranked or lacking, in an order that the order of the lines cannot change", () => {
    const row = fc.record({ cpm: fc.option(fc.integer({ min: 0, max: 5 })), impressions: fc.option(fc.integer({ min: 0, max: 3 })) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), fc.constantFrom("cpm" as const, "value" as const), (rows, by) => {
        const all = rows.map(({ cpm, impressions }, index) => line(String.fromCharCode(65 + index), cpm === null ? null : euros(cpm), impressions));
        const { top, lacking } = rankMarkets(all, by, all.length);
        expect([...top, ...lacking].map(({ line: { market } }) => market).toSorted()).toEqual(all.map(({ market }) => market));
        expect(places(all.toReversed(), by, all.length)).toEqual(places(all, by, all.length));
        for (const { micros, place } of top) expect(place).toBe(1 + top.filter((other) => other.micros > micros).length);
      }),
    );
  });
});
