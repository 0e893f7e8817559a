import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import type { StockCell, StockFacts } from "../model/stock-facts";
import { forecastStock, type StockLine } from "../model/stock-forecast";
import { stockCsv } from "./stock-csv";
import { bytesOfMegabytes, draftOf, megabytesOf, percentOf, shareOfPercent } from "./stock-draft";
import { filterLines, nextOrder, orderLines, orderOf, type Show } from "./stock-filter";
import { percentWords } from "./stock-words";
import type { StockView } from "./use-stock";

const cell = (campaign: string, key: string, blobs: number[], perDay: number | null, kept: number[] = []): StockCell => ({
  campaign,
  placement: "mpu",
  key,
  blobs,
  kept,
  impressionsPerDay: perDay,
});
const facts: StockFacts = {
  blobs: ["a", "b", "c", "d"].map((name) => ({ digest: digestOf(name), bytes: 1_000 })),
  cells: [cell("autumn", "DE/de-DE", [0], 500, [3]), cell("=winter", "JP/ja-JP", [1], 20), cell("autumn", "backup", [2], null)],
  markets: ["DE", "FR", "JP"].map((market) => ({ market, impressionsPerDay: 1_000 })),
};

function linesOf(markets: string[]): StockLine[] {
  const forecast = forecastStock(facts, { markets, capacityBytes: 3_500, target: 0.9 });
  if (!forecast.possible) throw new Error(forecast.says);
  return forecast.lines;
}

describe("the plan on screen", () => {
  const view = { facts, assigned: null, reportedBytes: 41_234_567_890 };
  const none = { markets: null, capacity: null, target: null };
  const assigned = {
    assignment: { markets: ["JP"], others: [], capacityBytes: 7_000_000, left: {} },
    figures: { target: 0.95 },
  } as unknown as StockView["assigned"];

  it.each([
    ["starts with all markets that have variants, on the whole disk", view, none, ["DE", "JP"], 41_000_000_000, 0.999],
    ["starts with what everything takes where the disk is not known", { ...view, reportedBytes: null }, none, ["DE", "JP"], 1_000_000, 0.999],
    ["starts with what is assigned", { ...view, assigned }, none, ["JP"], 7_000_000, 0.95],
    ["is what the address says", { ...view, assigned }, { markets: "FR,XX", capacity: "2.5", target: "99" }, ["FR"], 2_500_000, 0.99],
    ["may serve no market yet", view, { ...none, markets: "" }, [], 41_000_000_000, 0.999],
    ["ignores what is no figure", view, { markets: null, capacity: "-1", target: "101" }, ["DE", "JP"], 41_000_000_000, 0.999],
  ])("%s", (_, from, address, markets, capacityBytes, target) => {
    expect(draftOf(from, address)).toEqual({ markets, capacityBytes, target });
  });

  it("reads back the figures that it writes", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e14 }), (bytes) => void expect(bytesOfMegabytes(megabytesOf(bytes))).toBe(bytes)));
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (ppm) => void expect(shareOfPercent(percentOf(ppm / 1_000_000))).toBe(ppm / 1_000_000)));
    for (const wrong of ["", "1e9", "0", "2,5", "ten", null]) expect(bytesOfMegabytes(wrong)).toBeNull();
  });
});

describe("the lines that are shown", () => {
  it.each<[Show, string, string[]]>([
    ["all", "", ["backup", "DE/de-DE", "JP/ja-JP"]],
    ["forecast", "", ["DE/de-DE"]],
    ["elsewhere", "", ["JP/ja-JP"]],
    ["left", "", []],
    ["all", "japan winter", ["JP/ja-JP"]],
    ["all", "AUTUMN de-de", ["DE/de-DE"]],
    ["backup", "germany", []],
  ])("of %s with %j are those that fit both", (show, search, keys) => {
    expect(filterLines(linesOf(["DE"]), show, search).map(({ cells }) => cells[0]?.key)).toEqual(keys);
  });

  it.each<[string | null, string[]]>([
    [null, ["backup", "DE/de-DE", "JP/ja-JP"]],
    ["-impressionsPerDay", ["DE/de-DE", "JP/ja-JP", "backup"]],
    ["impressionsPerDay", ["JP/ja-JP", "DE/de-DE", "backup"]],
    ["bytes", ["backup", "JP/ja-JP", "DE/de-DE"]],
    ["cells", ["backup", "DE/de-DE", "JP/ja-JP"]],
  ])("ordered by %j have what lacks the figure last", (text, keys) => {
    expect(orderLines(linesOf(["DE", "JP"]), orderOf(text)).map(({ cells }) => cells[0]?.key)).toEqual(keys);
  });

  it("turn with each press of a column's head, and back to the plan's rank", () => {
    const pressed = ["", "", ""].reduce<(string | null)[]>((texts) => [...texts, nextOrder(orderOf(texts.at(-1) ?? null), "bytes")], []);
    expect(pressed).toEqual(["-bytes", "bytes", null]);
    expect(nextOrder(orderOf("bytes"), "requested")).toBe("-requested");
  });

  it("fault 113: are saved as text that no spreadsheet runs, one line a cell and blob", () => {
    const rows: string[][] = parse(stockCsv(facts, linesOf(["DE"])));
    expect(rows[0]?.slice(0, 5)).toEqual(["campaign", "placement", "market", "locale", "digest"]);
    expect(rows.slice(1).map((row) => [row[0], row[2], row[3], row[6], row[9]])).toEqual([
      ["autumn", "*", "backup", "", "backup"],
      ["autumn", "DE", "de-DE", "500", "forecast"],
      ["autumn", "DE", "de-DE", "", "forecast"],
      ["'=winter", "JP", "ja-JP", "20", "elsewhere"],
    ]);
  });
});

it.each([
  [0, "0"],
  [1, "100"],
  [0.99951, "99.951"],
  [0.9999999, ">99.999"],
  [0.5, "50"],
  [0.00000001, "<0.001"],
  [0.98765, "98.8"],
])("writes the share %d as %s percent", (share, words) => {
  expect(percentWords(share)).toBe(words);
});
