import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMatrix, sampleColumn, sampleMatrix, sampleRow } from "@/testing/sample-matrix";
import { heldBackOf, stakesOf, unknownsOf } from "./matrix-stake";

const columns = [sampleColumn("a", "300×250", 0.5), sampleColumn("b", "300×250", 0.3), sampleColumn("c", "728×90", 0.2)];
const rows = [
  sampleRow("DE/de-DE", "lls", { dailyImpressions: 1_500_000, cpmMicros: 7_400_000 }),
  sampleRow("US/es-US", "mlm", { share: 0.2, dailyImpressions: 4_200_000, cpmMicros: 9_800_000 }),
  sampleRow("FR/fr-FR", "xjm", { dailyImpressions: 1_200_000, cpmMicros: 6_200_000 }),
  sampleRow("KZ/ru-KZ", "mll", { dailyImpressions: null, cpmMicros: 1_500_000 }),
  sampleRow("JP/ja-JP", "lml", { cpmMicros: null, missingRate: "JPY" }),
  sampleRow("*/und", "mll", { share: 0, dailyImpressions: null, cpmMicros: null }),
];
const matrix = sampleMatrix(rows, columns);
const all = { rows: [...rows.keys()], columns: [...columns.keys()] };

describe("what is at stake", () => {
  const stakes = stakesOf(matrix, all.rows, all.columns);

  it("stands row by row and reason by reason, the most media value first, without figures last", () => {
    expect(stakes.map(({ row, state, valueMicros }) => [rows[row]?.market, state, valueMicros])).toEqual([
      ["FR", "blocked", 5_952_000_000],
      ["US", "missing", 5_762_400_000],
      ["DE", "stale", 2_220_000_000],
      ["FR", "missing", 1_488_000_000],
      ["JP", "missing", null],
      ["KZ", "missing", null],
    ]);
  });

  it("is said in sizes where each cell has its own, else in placements", () => {
    expect(stakes.map(({ says }) => says)).toEqual([
      "2 placements blocked",
      "2 sizes missing",
      "1 size stale",
      "1 size missing",
      "1 size missing",
      "1 size missing",
    ]);
  });

  it.each([
    ["jj", "2 placements blocked by a rule"],
    ["jk", "2 placements blocked by a rule"],
    ["kk", "2 placements blocked by a rule, still live"],
    ["kx", "2 placements blocked"],
    ["xx", "2 placements blocked by pre-flight"],
    ["ff", "2 placements that could not be built"],
    ["so", "2 placements stale"],
  ])("is put into words for %s", (codes, says) => {
    expect(stakesOf(sampleMatrix([sampleRow("US/en-US", codes)], columns.slice(0, 2)), [0], [0, 1]).map((stake) => stake.says)).toEqual([says]);
  });

  it("names the cells that a click selects", () => {
    expect(stakes.find(({ row }) => rows[row]?.market === "US")?.cells).toEqual([3, 5]);
  });

  it("ranks the same whatever it is asked twice, and never loses or doubles a cell", () => {
    fc.assert(
      fc.property(anyMatrix, (any) => {
        const asked = [any, [...any.rows.keys()], [...any.columns.keys()]] as const;
        const found = stakesOf(...asked);
        expect(stakesOf(...asked)).toEqual(found);
        const cells = found.flatMap((stake) => stake.cells);
        expect(new Set(cells).size).toBe(cells.length);
        const values = found.map(({ valueMicros }) => valueMicros ?? -1);
        expect(values).toEqual(values.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe("what is held back", () => {
  it("is the share of the planned impressions whose cells are missing or blocked; backups are counted apart", () => {
    const held = heldBackOf(matrix, all.rows, all.columns);
    // Planned and known: DE 1.5 M, US 0.84 M, FR 1.2 M, JP 1 M; held back: US 0.7, FR all, JP 0.3 of theirs.
    expect(held).toMatchObject({ missing: 5, blocked: 2, backups: 1 });
    expect(held.share).toBeCloseTo((0.7 * 840_000 + 1_200_000 + 300_000) / 4_540_000);
  });

  it("leaves out what a rule forbids while it is live, and counts what waits", () => {
    const mixed = sampleMatrix(
      [sampleRow("US/en-US", "kjqrsolb"), sampleRow("*/und", "mqslbbbb")],
      Array.from({ length: 8 }, (_, at) => sampleColumn(`p${at}`, "300×250", 0.125)),
    );
    expect(heldBackOf(mixed, [0, 1], [0, 1, 2, 3, 4, 5, 6, 7])).toEqual({
      missing: 0,
      blocked: 1,
      forbidden: 1,
      queued: 2,
      stale: 2,
      share: 0.125,
      backups: 1,
    });
  });

  it("has no share without any impressions that are known", () => {
    expect(heldBackOf(matrix, [3, 5], all.columns)).toMatchObject({ missing: 1, blocked: 0, backups: 1, share: null });
  });

  it("names the figures that are missing, once each", () => {
    expect(unknownsOf(matrix, all.rows)).toEqual({ impressions: ["KZ"], cpm: [], rates: ["JPY"] });
  });
});
