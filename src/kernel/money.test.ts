import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mediaValue, type Rate, rateOf, toReporting } from "./money";

const rates: Rate[] = [
  { base: "EUR", quote: "USD", on: "2026-10-01", rate: 1.1 },
  { base: "EUR", quote: "USD", on: "2026-11-01", rate: 1.25 },
  { base: "USD", quote: "JPY", on: "2026-11-01", rate: 160 },
];
const on = "2026-11-25";

describe("a rate between two currencies", () => {
  it.each([
    ["the newest up to the day", "EUR", "USD", on, { rate: 1.25, on: "2026-11-01" }],
    ["an older one for an older day", "EUR", "USD", "2026-10-31", { rate: 1.1, on: "2026-10-01" }],
    ["the inverse of the other direction", "JPY", "USD", on, { rate: 1 / 160, on: "2026-11-01" }],
    ["one for the same currency", "SEK", "SEK", on, { rate: 1, on }],
    ["none before the first", "EUR", "USD", "2026-09-30", null],
    ["none by way of a third currency", "EUR", "JPY", on, null],
  ])("is %s", (_, from, to, day, expected) => {
    expect(rateOf({ rates, on: day }, from, to)).toEqual(expected);
  });

  it("of one day that is there in both directions is the one that was written", () => {
    const both = [...rates, { base: "USD", quote: "EUR", on: "2026-11-01", rate: 0.7 }];
    expect(rateOf({ rates: both, on }, "USD", "EUR")).toEqual({ rate: 0.7, on: "2026-11-01" });
    expect(rateOf({ rates: both, on }, "EUR", "USD")).toEqual({ rate: 1.25, on: "2026-11-01" });
  });
});

describe("a sum in the reporting currency", () => {
  it("is rounded to whole millionths, or null where a rate is missing", () => {
    const currency = { reporting: "USD", rates, on };
    expect(toReporting({ micros: 7_400_000, currency: "EUR" }, currency)).toEqual({ micros: 9_250_000, currency: "USD" });
    expect(toReporting({ micros: 1, currency: "GBP" }, currency)).toBeNull();
  });
});

it("counts media value as CPM × impressions ÷ 1000", () => {
  expect(mediaValue({ micros: 9_800_000, currency: "USD" }, 4_200_000)).toEqual({ micros: 41_160_000_000, currency: "USD" });
  const thousand = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(fc.property(thousand, (micros) => void expect(mediaValue({ micros, currency: "USD" }, 1_000).micros).toBe(micros)));
});
