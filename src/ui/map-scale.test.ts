import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colorOf, colorsOf, limitsOf, radiusOf, sizeMarksOf } from "./map-scale";

const figure = fc.double({ min: 0.01, max: 1e9, noNaN: true });

describe("a bubble's radius", () => {
  it("makes areas proportional to values", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1, noNaN: true }), figure, (share, largest) => {
        expect(radiusOf(share * largest, largest, 40) ** 2 / radiusOf(largest, largest, 40) ** 2).toBeCloseTo(share, 9);
      }),
    );
  });

  it.each([
    [null, 100],
    [0, 100],
    [1, 1e9],
    [5, 0],
    [Number.NaN, 5],
  ])("of %s among %d stays large enough to be seen", (value, largest) => {
    expect(radiusOf(value, largest, 20)).toBe(2.5);
  });
});

describe("limits between colours", () => {
  it.each([
    ["TTFB in ms", [180, 140, 155, 610, 420, 455, 690, 820], [200, 400, 600, 800]],
    ["CPM", [9.8, 8.1, 0.9, 1.1, 7.4, 2.6], [2, 4, 6, 8]],
    ["small figures", [0.001, 0.002, 0.003, 0.004], [0.002, 0.003, 0.004]],
    ["equal figures", [7, 7, 7], []],
    ["one figure", [7], []],
    ["no figure", [], []],
  ])("are round for %s", (_what, values, limits) => {
    expect(limitsOf(values)).toEqual(limits);
  });

  it("let one figure far out leave the others their colours", () => {
    const limits = limitsOf([...Array.from({ length: 40 }, (_, index) => 100 + index * 10), 60_000]);
    expect(new Set([100, 200, 300, 400].map((ms) => colorOf(ms, limits))).size).toBe(4);
  });

  it("are at most four, rising, and give every figure one of five colours that never falls as the figure rises", () => {
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 60 }), (values) => {
        const limits = limitsOf(values);
        expect(limits.length).toBeLessThanOrEqual(4);
        expect(limits).toEqual(limits.toSorted((a, b) => a - b));
        const colors = values.toSorted((a, b) => a - b).map((value) => colorOf(value, limits));
        expect(colors).toEqual(colors.toSorted());
        expect(colors.every((color) => color >= 1 && color <= 5)).toBe(true);
      }),
    );
  });

  it("spread few colours over the whole scale", () => {
    expect([[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4]].map(colorsOf)).toEqual([[3], [1, 5], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]]);
  });
});

it.each([
  [5_200_000, [1_000_000, 200_000]],
  [130_000, [20_000, 4_000]],
  [3, [0.4, 0.08]],
  [0, []],
])("marks sizes below %d by round figures", (largest, marks) => {
  expect(sizeMarksOf(largest)).toEqual(marks);
});
