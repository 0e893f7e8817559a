import { expect, it } from "vitest";
import { formatMoney, formatShort } from "./format";

it.each([
  [0, "0"],
  [999, "999"],
  [1_000, "1 k"],
  [640_000, "640 k"],
  [999_499, "999 k"],
  [999_500, "1 M"],
  [4_250_000, "4.3 M"],
  [999_600_000, "1 bn"],
  [12_000_000_000, "12 bn"],
])("shortens a count of %d to %s", (count, text) => {
  expect(formatShort(count)).toBe(text);
});

it.each([
  [9_800_000, "USD", "$9.80"],
  [900_000, "EUR", "€0.90"],
  [4_500, "EUR", "€0.0045"],
  [0, "EUR", "€0.00"],
  [1_234_560_000, "EUR", "€1,235"],
  [1_000_000_000, "JPY", "¥1,000"],
  [2_500_000, "KZT", "KZT\u00a02.50"],
])("writes %d millionths of %s as %s", (micros, currency, text) => {
  expect(formatMoney({ micros, currency })).toBe(text);
});
