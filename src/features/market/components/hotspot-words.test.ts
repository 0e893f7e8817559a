import { describe, expect, it } from "vitest";
import type { Currency } from "@/kernel/money";
import { findHotspots } from "../model/hotspot";
import { freshFacts } from "../model/import-plan";
import { lineOf } from "../model/market-line";
import { limitsInWords, nothingInWords } from "./hotspot-words";

const currency: Currency = { reporting: "USD", rates: [], on: "2026-11-25" };
const updatedAt = new Date("2026-11-25T10:00:00Z");
const germany = (enteredTtfbP75Ms: number | null, dailyImpressions: number | null) =>
  lineOf({ ...freshFacts("DE"), name: "Germany", revision: 1, updatedAt, enteredTtfbP75Ms, dailyImpressions }, null, currency);

describe("the words about latency hotspots", () => {
  it.each([
    ["no p75 TTFB is known", germany(null, 1_000), /Nothing to compare yet/, /^Compared with your 500 ms \(the default\) only/],
    ["a p75 TTFB is known, yet no impressions", germany(140, null), /No market is over your threshold/, /^Compared with your 500 ms/],
    ["both are known", germany(140, 1_000), /No market is over either limit/, /^Over your 500 ms .* median of 140 ms/],
  ])("say why there is none where %s", (_, line, nothing, limits) => {
    const found = findHotspots([line], 500, "impressions");
    expect(nothingInWords(found, 1)).toMatch(nothing);
    expect(limitsInWords(found)).toMatch(limits);
  });
});
