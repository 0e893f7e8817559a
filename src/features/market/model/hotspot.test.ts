import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Currency } from "@/kernel/money";
import { findHotspots, medianFactor, reasonOf, type Stake, usualThresholdMs, weightedMedian } from "./hotspot";
import { lineOf, type MarketLine } from "./market-line";

const currency: Currency = { reporting: "USD", rates: [], on: "2026-11-25" };

function line(market: string, ttfbMs: number | null, impressions: number | null, cpm: number | null = 1): MarketLine {
  const facts = {
    market,
    name: market,
    currency: "USD",
    locales: [],
    cpm: cpm === null ? null : { micros: cpm * 1_000_000, currency: "USD" },
    dailyImpressions: impressions,
    conversionRate: null,
    enteredTtfbP75Ms: ttfbMs,
    restricted: [],
    sources: {},
    revision: 1,
    updatedAt: new Date("2026-11-25T00:00:00Z"),
  };
  return lineOf(facts, null, currency);
}

const codes = (lines: readonly MarketLine[], thresholdMs: number, by: Stake = "impressions") =>
  findHotspots(lines, thresholdMs, by).spots.map(({ line: { market } }) => market);

describe("the weighted median", () => {
  it.each([
    ["one value", [[7, 3]], 7],
    [
      "equal weights, odd",
      [
        [3, 1],
        [1, 1],
        [2, 1],
      ],
      2,
    ],
    [
      "equal weights, even: the lower one",
      [
        [4, 1],
        [1, 1],
        [3, 1],
        [2, 1],
      ],
      2,
    ],
    [
      "half of all weight exactly",
      [
        [10, 5],
        [20, 3],
        [30, 2],
      ],
      10,
    ],
    [
      "one heavy value",
      [
        [100, 1],
        [900, 1],
        [500, 100],
      ],
      500,
    ],
    [
      "values of no weight",
      [
        [1, 0],
        [2, 0],
        [9, 4],
      ],
      9,
    ],
    ["no weight at all", [[1, 0]], null],
    ["nothing", [], null],
  ] as [string, [number, number][], number | null][])("of %s is the lower middle", (_what, pairs, median) => {
    expect(weightedMedian(pairs.map(([value, weight]) => ({ value, weight })))).toBe(median);
  });

  it("is the middle of the list in which each value stands as often as it weighs", () => {
    const pairs = fc.array(fc.record({ value: fc.integer({ min: 1, max: 60_000 }), weight: fc.integer({ min: 0, max: 40 }) }), { maxLength: 30 });
    fc.assert(
      fc.property(pairs, (values) => {
        const repeated = values.flatMap(({ value, weight }) => Array.from({ length: weight }, () => value)).toSorted((a, b) => a - b);
        expect(weightedMedian(values)).toBe(repeated[Math.ceil(repeated.length / 2) - 1] ?? null);
      }),
    );
  });

  it("leaves no more than half of all weight on either side of it", () => {
    const pairs = fc.array(fc.record({ value: fc.integer({ min: 1, max: 900 }), weight: fc.integer({ min: 1, max: 5_000_000 }) }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(pairs, (values) => {
        const median = weightedMedian(values) ?? Number.NaN;
        const total = values.reduce((sum, { weight }) => sum + weight, 0);
        const heavier = (where: (value: number) => boolean) => values.filter(({ value }) => where(value)).reduce((sum, { weight }) => sum + weight, 0);
        expect(heavier((value) => value < median)).toBeLessThan(total / 2);
        expect(heavier((value) => value > median)).toBeLessThanOrEqual(total / 2);
      }),
    );
  });
});

describe("hotspots", () => {
  const lines = [
    line("US", 180, 4_200_000, 9.8),
    line("BR", 690, 2_300_000, 2.6),
    line("ZA", 820, 410_000, 2.7),
    line("GR", 300, 240_000, 3.1),
    line("JP", 500, 100, 6.8),
  ];

  it("are over the threshold, or over one and a half times the weighted median, and never merely at them", () => {
    expect(findHotspots(lines, 500, "impressions").medianMs).toBe(180);
    expect(codes(lines, 500)).toEqual(["BR", "ZA", "GR", "JP"]);
    expect(codes([line("US", 200, 10), line("GR", 300, 1)], 300)).toEqual([]);
    expect(codes([line("US", 200, 10), line("GR", 301, 1)], 400)).toEqual(["GR"]);
    expect(usualThresholdMs).toBe(500);
  });

  it("rank by impressions or by media value, a missing figure last, equals by code", () => {
    const some = [line("AA", 900, 100, 1), line("BB", 900, 50, 10), line("CC", 900, null), line("DD", 900, 100, 1), line("EE", 900, 70, null)];
    expect(codes(some, 500)).toEqual(["AA", "DD", "EE", "BB", "CC"]);
    expect(codes(some, 500, "value")).toEqual(["BB", "AA", "DD", "EE", "CC"]);
  });

  it("name the markets of which nothing is known, and weigh those without impressions by nothing", () => {
    const { unknown, medianMs, spots } = findHotspots([line("US", null, 9), line("BR", 690, null), line("DE", 150, 3)], 500, "impressions");
    expect(unknown.map(({ market }) => market)).toEqual(["US"]);
    expect(medianMs).toBe(150);
    expect(spots.map(({ line: { market } }) => market)).toEqual(["BR"]);
  });

  it("are found without a median where no market has impressions", () => {
    const { medianMs, spots } = findHotspots([line("BR", 690, null)], 500, "value");
    expect([medianMs, spots[0]?.ratio]).toEqual([null, null]);
  });

  it("are exactly the markets that a plain reading of the rule gives", () => {
    const market = fc.record({ ttfbMs: fc.option(fc.integer({ min: 1, max: 3_000 })), impressions: fc.option(fc.integer({ min: 0, max: 60 })) });
    fc.assert(
      fc.property(
        fc.array(market, { maxLength: 20 }),
        fc.integer({ min: 1, max: 3_000 }),
        fc.constantFrom<Stake>("impressions", "value"),
        (rows, thresholdMs, by) => {
          const all = rows.map(({ ttfbMs, impressions }, index) => line(String.fromCharCode(65 + index), ttfbMs, impressions));
          const met = all
            .flatMap((one) => Array.from({ length: one.dailyImpressions ?? 0 }, () => one.ttfbP75Ms ?? []))
            .flat()
            .toSorted((a, b) => a - b);
          const median = met[Math.ceil(met.length / 2) - 1] ?? Number.POSITIVE_INFINITY;
          const expected = all.filter(({ ttfbP75Ms }) => ttfbP75Ms !== null && (ttfbP75Ms > thresholdMs || ttfbP75Ms > medianFactor * median));
          expect(codes(all, thresholdMs, by).toSorted()).toEqual(expected.map((one) => one.market).toSorted());
        },
      ),
    );
  });
});

describe("a hotspot's reason", () => {
  it.each([
    [[line("ZA", 820, 1), line("DE", 430, 9)], 500, "820 ms, over your 500 ms; 1.9 × the weighted median of 430 ms"],
    [[line("ZA", 540, 1), line("DE", 430, 9)], 500, "540 ms, over your 500 ms"],
    [[line("ZA", 1_250, 1), line("DE", 430, 9)], 1_300, "1,250 ms, within your 1,300 ms, yet 2.9 × the weighted median of 430 ms"],
    [[line("ZA", 690, null)], 500, "690 ms, over your 500 ms"],
  ])("says which limit it is over, case %#", (lines, thresholdMs, reason) => {
    const found = findHotspots(lines, thresholdMs, "impressions");
    expect(found.spots.map((spot) => reasonOf(spot, found))).toEqual([reason]);
  });
});
