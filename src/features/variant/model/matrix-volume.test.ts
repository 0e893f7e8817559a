import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { volumeOf } from "@/features/campaign/model/volume";
import { sampleColumn, sampleRow } from "@/testing/sample-matrix";
import { addCell, cellImpressions, cellValueMicros, gapsOf, jointCpmMicros, jointImpressions, noVolume, rowImpressions } from "./matrix-volume";

const column = sampleColumn("home-mpu", "300×250", 0.125);
const market = (code: string, locale: string, sharePpm: number) => ({ market: code, locale, currency: "EUR", clickThrough: "", sharePpm });
const placement = (key: string, connector: string, sharePpm: number) => ({
  id: key,
  key,
  publisher: "",
  connector,
  widthPx: 300,
  heightPx: 250,
  format: "webp" as const,
  sharePpm,
});

describe("a cell's volume", () => {
  it("is market impressions × locale share × placement share × connector share", () => {
    const row = sampleRow("US/es-US", "m", { share: 0.2, dailyImpressions: 4_200_000, cpmMicros: 9_800_000 });
    expect(rowImpressions(row)).toBeCloseTo(840_000);
    expect(cellImpressions(row, column)).toBeCloseTo(105_000);
    // 105,000 impressions at $9.80 a thousand.
    expect(cellValueMicros(row, column)).toBe(1_029_000_000);
  });

  it("agrees with the campaign's own formula for any shares", () => {
    const ppm = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(ppm, ppm, ppm, fc.integer({ min: 0, max: 1_000_000_000 }), (locale, connector, own, daily) => {
        const campaign = {
          markets: [market("US", "es-US", locale)],
          connectors: [{ connector: "generic", sharePpm: connector }],
          placements: [placement("home-mpu", "generic", own)],
        };
        const expected = volumeOf(campaign, { market: "US", locale: "es-US", placementKey: "home-mpu" }, daily) ?? Number.NaN;
        const row = sampleRow("US/es-US", "m", { share: locale / 1_000_000, dailyImpressions: daily });
        const found = cellImpressions(row, { share: (connector / 1_000_000) * (own / 1_000_000) }) ?? Number.NaN;
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1, expected));
      }),
    );
  });

  it("is not known without impressions, and its value not without a CPM or a rate", () => {
    expect(cellImpressions(sampleRow("KZ/ru-KZ", "m", { dailyImpressions: null }), column)).toBeNull();
    expect(cellValueMicros(sampleRow("KZ/ru-KZ", "m", { dailyImpressions: null }), column)).toBeNull();
    expect(cellValueMicros(sampleRow("JP/ja-JP", "m", { cpmMicros: null, missingRate: "JPY" }), column)).toBeNull();
  });

  it("is nothing for backups, on which no impressions are planned", () => {
    const backup = sampleRow("*/und", "m", { share: 0, dailyImpressions: null, cpmMicros: null });
    expect([cellImpressions(backup, column), cellValueMicros(backup, column)]).toEqual([0, 0]);
  });

  it("is summed where known and counted where not", () => {
    const known = sampleRow("US/en-US", "m");
    const unknown = sampleRow("KZ/ru-KZ", "m", { dailyImpressions: null });
    const priceless = sampleRow("JP/ja-JP", "m", { cpmMicros: null });
    const volume = [known, unknown, priceless].reduce((sum, row) => addCell(sum, row, column), noVolume);
    expect(volume).toEqual({ impressions: 250_000, valueMicros: 625_000_000, withoutImpressions: 1, withoutValue: 2 });
  });
});

describe("rows together", () => {
  it("have the CPM that their impressions weigh, and none as soon as one is not known", () => {
    const cheap = sampleRow("IN/hi-IN", "m", { dailyImpressions: 3_000_000, cpmMicros: 1_000_000 });
    const dear = sampleRow("US/en-US", "m", { dailyImpressions: 1_000_000, cpmMicros: 9_000_000 });
    expect(jointCpmMicros([cheap, dear])).toBe(3_000_000);
    expect(jointImpressions([cheap, dear])).toBe(4_000_000);
    const unknown = sampleRow("KZ/ru-KZ", "m", { dailyImpressions: null, cpmMicros: null });
    expect([jointCpmMicros([cheap, unknown]), jointImpressions([cheap, unknown])]).toEqual([null, null]);
  });

  it("leave out backups, which have no price", () => {
    const backup = sampleRow("*/und", "m", { share: 0, dailyImpressions: null, cpmMicros: null });
    expect([jointCpmMicros([backup]), jointImpressions([backup])]).toEqual([null, 0]);
    expect(jointCpmMicros([sampleRow("US/en-US", "m"), backup])).toBe(5_000_000);
  });
});

describe("shares that do not add up", () => {
  const whole = {
    markets: [market("US", "en-US", 800_000), market("US", "es-US", 200_000), market("DE", "de-DE", 1_000_000)],
    connectors: [
      { connector: "generic", sharePpm: 600_000 },
      { connector: "north", sharePpm: 400_000 },
    ],
    placements: [placement("a", "generic", 1_000_000), placement("b", "north", 1_000_000)],
  };

  it("are none in a brief of today", () => {
    expect(gapsOf(whole)).toEqual([]);
  });

  it("are named with what is missing or too much", () => {
    const markets = [...whole.markets.slice(1)];
    const placements = [...whole.placements, placement("c", "north", 50_000)];
    expect(gapsOf({ ...whole, markets, placements, connectors: whole.connectors.slice(0, 1) })).toEqual([
      { whole: "US", differencePpm: 800_000 },
      { whole: "north", differencePpm: -50_000 },
      { whole: "the connectors", differencePpm: 400_000 },
    ]);
  });
});
