import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMatrix, sampleColumn, sampleMatrix, sampleRow } from "@/testing/sample-matrix";
import { matrixStates } from "./matrix";
import { columnsThrough, filterFrom, rowsThrough } from "./matrix-filter";
import { cellAt, cellsAt, cellsWith, columnAxes, countCodes, countStates, layOut, rowAxes, shownAt, volumeOfCells } from "./matrix-group";

const none = filterFrom(new URLSearchParams());
const single = { rows: "row", columns: "placement" } as const;

const matrix = sampleMatrix(
  [sampleRow("US/en-US", "lbs"), sampleRow("US/es-US", "mml"), sampleRow("FR/fr-FR", "xbl", { rules: "fr-alcohol@1" }), sampleRow("*/und", "lll")],
  [
    sampleColumn("home-mpu", "300×250", 0.5, { publisher: "Daily" }),
    sampleColumn("news-mpu", "300×250", 0.3, { connector: "north" }),
    sampleColumn("top", "728×90", 0.2, { publisher: "Daily" }),
  ],
);

describe("the grid as it is shown", () => {
  it("has one line a row and column, with the backups in a line of their own", () => {
    const { rows, columns } = layOut(matrix, none, single);
    expect(rows.map(({ key }) => key)).toEqual(["US/en-US", "US/es-US", "FR/fr-FR", "*"]);
    expect(columns.map(({ key }) => key)).toEqual(["home-mpu", "news-mpu", "top"]);
  });

  it.each([
    ["market", ["US", "FR", "*"]],
    ["locale", ["en-US", "es-US", "fr-FR", "*"]],
    ["rules", ["none", "fr-alcohol@1", "*"]],
  ] as const)("puts rows together by %s, backups apart", (rows, keys) => {
    expect(layOut(matrix, none, { ...single, rows }).rows.map(({ key }) => key)).toEqual(keys);
  });

  it.each([
    ["connector", ["generic", "north"]],
    ["size", ["300×250", "728×90"]],
    ["publisher", ["Daily", ""]],
  ] as const)("puts columns together by %s", (columns, keys) => {
    expect(layOut(matrix, none, { ...single, columns }).columns.map(({ key }) => key)).toEqual(keys);
  });

  it("leaves out lines in which nothing passes, and cells that do not", () => {
    const filter = filterFrom(new URLSearchParams("state=missing&state=blocked"));
    const { rows, columns, codes } = layOut(matrix, filter, single);
    expect(rows.map(({ key }) => key)).toEqual(["US/es-US", "FR/fr-FR"]);
    expect(columns.map(({ key }) => key)).toEqual(["home-mpu", "news-mpu"]);
    expect(rows.map((row) => columns.map((column) => shownAt(matrix, codes, row.members, column.members)?.state ?? "-"))).toEqual([
      ["missing", "missing"],
      ["blocked", "-"],
    ]);
  });

  it("narrows by what the address names, and leaves out words it does not know", () => {
    const filter = filterFrom(new URLSearchParams("market=US&market=FR&locale=en-US&size=300×250&connector=north&state=wild&stake=1"));
    expect([rowsThrough(matrix, filter), columnsThrough(matrix, filter), filter.states, filter.stake]).toEqual([[0], [1], [], true]);
  });

  it("shows the worst of a group and how many have it", () => {
    const { rows, columns, codes } = layOut(matrix, none, { rows: "market", columns: "size" });
    const [us] = rows;
    const [mpu] = columns;
    expect(us && mpu && shownAt(matrix, codes, us.members, mpu.members)).toEqual({ state: "missing", count: 2, total: 4 });
  });
});

describe("groups by any axes", () => {
  const axes = fc.record({ rows: fc.constantFrom(...rowAxes), columns: fc.constantFrom(...columnAxes) });
  const query = fc
    .record({ state: fc.subarray(matrixStates.map(({ state }) => state)), stake: fc.boolean(), market: fc.subarray(["US", "DE", "FR"]) })
    .map(
      ({ state, stake, market }) =>
        new URLSearchParams([...state.map((one) => ["state", one]), ...market.map((one) => ["market", one]), ["stake", stake ? "1" : ""]]),
    );

  it("have every cell that passes exactly once, and sums equal to those of single cells", () => {
    fc.assert(
      fc.property(anyMatrix, axes, query, (any, by, asked) => {
        const filter = filterFrom(asked);
        const grouped = layOut(any, filter, by);
        const plain = layOut(any, filter, single);
        const all = cellsAt(any, plain.codes, plain.rows, plain.columns);
        const parts = grouped.rows.flatMap((row) => grouped.columns.map((column) => cellsAt(any, grouped.codes, [row], [column])));
        expect(parts.flat().toSorted((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b));
        const sums = parts.map((places) => volumeOfCells(any, places));
        const whole = volumeOfCells(any, all);
        expect(sums.reduce((sum, { valueMicros }) => sum + valueMicros, 0)).toBe(whole.valueMicros);
        expect(sums.reduce((sum, { withoutValue }) => sum + withoutValue, 0)).toBe(whole.withoutValue);
        const impressions = sums.reduce((sum, volume) => sum + volume.impressions, 0);
        expect(Math.abs(impressions - whole.impressions)).toBeLessThanOrEqual(1e-9 * Math.max(1, whole.impressions));
        const shown = grouped.rows.flatMap((row) => grouped.columns.map((column) => shownAt(any, grouped.codes, row.members, column.members)?.total ?? 0));
        expect(shown.reduce((sum, total) => sum + total, 0)).toBe(all.length);
      }),
    );
  });

  it("count as many cells by state as there are", () => {
    fc.assert(
      fc.property(anyMatrix, (any) => {
        const counts = countStates(countCodes(any, [...any.rows.keys()], [...any.columns.keys()]));
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(any.rows.length * any.columns.length);
      }),
    );
  });

  it("name the cells that have some letters", () => {
    expect(cellsWith(matrix, [0, 1, 2], [0, 1], ["m", "x"])).toEqual([3, 4, 6]);
    expect(countCodes(matrix, [0, 1, 2], [0, 1])).toMatchObject({ m: 2, x: 1, l: 1, b: 2, s: 0 });
  });

  it("find each cell again by its place", () => {
    expect(cellAt(matrix, 4)).toMatchObject({ row: { locale: "es-US" }, column: { placement: "news-mpu" }, code: "m" });
    expect(cellAt(matrix, 99)).toBeNull();
  });
});
