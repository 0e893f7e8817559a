import fc from "fast-check";
import { expect, it } from "vitest";
import { formatPercent, readPercent } from "./percent";

it.each([
  ["50", 1_000_000, 500_000],
  ["33,3334", 1_000_000, 333_334],
  [" 12.5 % ", 1_000_000, 125_000],
  [".5", 1_000_000, 5_000],
  ["10", 1, 0.1],
])("reads %j of %d as %d", (text, whole, value) => {
  expect(readPercent(text, whole)).toBeCloseTo(value, 12);
});

it.each(["", "-1", "1e3", "1.2.3", "half", "Infinity"])("reads %j as no figure", (text) => {
  expect(readPercent(text, 1_000_000)).toBeNaN();
});

it("writes every millionth so that it reads back", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (value) => readPercent(formatPercent(value, 1_000_000), 1_000_000) === value));
  expect(formatPercent(Number.NaN, 1)).toBe("");
});
