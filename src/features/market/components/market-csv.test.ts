import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import type { Currency } from "@/kernel/money";
import { findHotspots } from "../model/hotspot";
import { lineOf, type MarketLine } from "../model/market-line";
import { rankMarkets } from "../model/ranking";
import { hotspotsCsv, topCsv } from "./market-csv";

const currency: Currency = { reporting: "USD", rates: [], on: "2026-11-25" };

function line(market: string, name: string, cpmMicros: number | null, ttfbMs: number, measuredMs?: number): MarketLine {
  const cpm = cpmMicros === null ? null : { micros: cpmMicros, currency: "USD" };
  const facts = { market, name, currency: "USD", locales: [], cpm, dailyImpressions: 410_000, conversionRate: null, enteredTtfbP75Ms: ttfbMs, restricted: [] };
  const measured = measuredMs === undefined ? null : { p75Ms: measuredMs, count: 1_200, lastAt: new Date("2026-11-25T10:00:00Z") };
  return lineOf({ ...facts, sources: {}, revision: 1, updatedAt: new Date("2026-11-25T00:00:00Z") }, measured, currency);
}

const lines = [line("ZA", "South Africa", 2_700_000, 820), line("BR", '=HYPERLINK("x","Brazil")', null, 690, 702)];

it("writes the top ten with their units and their day", () => {
  expect(parse(topCsv(rankMarkets(lines, "cpm", 10).top, "cpm", currency), { columns: true })).toEqual([
    {
      place: "1",
      market: "ZA",
      name: "South Africa",
      ranked_by: "cpm",
      cpm: "2.7",
      daily_impressions: "410000",
      media_value: "1107",
      currency: "USD",
      on: "2026-11-25",
    },
  ]);
});

it("fault 113: writes hotspots with where their TTFB is from, and no text that a spreadsheet takes for a formula", () => {
  const text = hotspotsCsv(findHotspots(lines, 500, "value"), currency);
  expect(parse(text, { columns: true })).toMatchObject([
    { market: "ZA", ttfb_p75_ms: "820", ttfb_source: "entered", measured_impressions: "", ratio: "1.168", reason: "820 ms, over your 500 ms" },
    { market: "BR", name: '\'=HYPERLINK("x","Brazil")', ttfb_p75_ms: "702", ttfb_source: "measured", measured_impressions: "1200", media_value: "" },
  ]);
  expect(text.split("\r\n")).toHaveLength(4);
});
