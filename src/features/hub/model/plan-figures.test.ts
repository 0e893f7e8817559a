import { describe, expect, it } from "vitest";
import { makeMarket, makeQuestion, makeSite } from "@/testing/plan-inputs";
import type { PlanAnswer } from "../schema";
import { figuresOf, gainOf } from "./plan-figures";

const here = { latitude: 0, longitude: 0 };
const inputs = makeQuestion(
  [makeSite("near"), makeSite("far", { longitude: 90, costMicros: 250_000_000 })],
  [makeMarket("BR", here, 200, { dailyImpressions: 3_000_000 }), makeMarket("DE", here, 100), makeMarket("JP", here, null, { dailyImpressions: 7_000_000 })],
);
const base: PlanAnswer = { hubs: 1, optimal: true, gap: 0, tookMs: 12, sites: ["near"], serves: [] };
const one: PlanAnswer = {
  ...base,
  serves: [
    { market: "BR", site: "near", ttfbMs: 40 },
    { market: "DE", site: null, ttfbMs: 100 },
    { market: "JP", site: "near", ttfbMs: 60 },
  ],
};
const two: PlanAnswer = { ...one, hubs: 2, sites: ["far", "near"], serves: one.serves.map((served) => ({ ...served, ttfbMs: 20, site: "near" })) };

describe("figures of an answer", () => {
  it("weigh by impressions, over the markets that have a time today", () => {
    const figures = figuresOf(inputs, one);
    expect(figures.beforeMs).toBeCloseTo((3 * 200 + 1 * 100) / 4);
    expect(figures.afterMs).toBeCloseTo((3 * 40 + 1 * 100) / 4);
    expect([figures.impressions, figures.improved, figures.costMicros]).toEqual([4_000_000, 3_000_000, 150_000_000]);
    expect(figures.worthMicros).toBe(Math.round(3 * (365 / 12) * 160 * 100_000));
  });

  it("mark what is estimated, and what is not known before", () => {
    expect(
      figuresOf(inputs, one).outcomes.map(({ market, site, beforeMs, afterMs, isEstimate }) => [market, site?.key, beforeMs, afterMs, isEstimate]),
    ).toEqual([
      ["BR", "near", 200, 40, true],
      ["DE", undefined, 100, 100, false],
      ["JP", "near", null, 60, true],
    ]);
  });
});

describe("the gain of a further hub", () => {
  it("is taken from the answer before, and from today for the first", () => {
    const first = figuresOf(inputs, one);
    const second = figuresOf(inputs, two);
    expect(gainOf(first, null)).toMatchObject({ hubs: 1, afterMs: first.afterMs - 175, costMicros: 150_000_000, improved: 3_000_000 });
    expect(gainOf(first, null).netMicros).toBe(first.worthMicros - 150_000_000);
    expect(gainOf(second, first)).toMatchObject({ hubs: 1, afterMs: 20 - first.afterMs, costMicros: 250_000_000, improved: 1_000_000 });
    expect(gainOf(second, first).netMicros).toBe(second.worthMicros - first.worthMicros - 250_000_000);
  });
});
