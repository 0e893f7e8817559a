import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hintOf, readTyped, type TypedField, takenBack, typedText } from "./grid-text";
import { freshFacts, type StoredFacts } from "./import-plan";
import { withEdit } from "./market-edit";

const germany: StoredFacts = {
  ...freshFacts("DE"),
  cpm: { micros: 7_400_000, currency: "EUR" },
  dailyImpressions: 1_500_000,
  conversionRate: 0.0109,
  enteredTtfbP75Ms: 155,
  sources: { cpm: { source: "rate card", on: "2026-10-01" } },
};
const typed = (field: TypedField, text: string, facts = germany) => {
  const read = readTyped(facts, field, text, "USD");
  return "edit" in read ? read.edit : read.says;
};

describe("what is typed into the grid", () => {
  it.each([
    ["cpm", "8", { cpm: { micros: 8_000_000, currency: "EUR" } }],
    ["cpm", "8 usd", { cpm: { micros: 8_000_000, currency: "USD" } }],
    ["cpm", "USD 8.25", { cpm: { micros: 8_250_000, currency: "USD" } }],
    ["cpm", "1.234", { cpm: { micros: 1_234_000, currency: "EUR" } }],
    ["cpm", "", { cpm: null }],
    ["dailyImpressions", "4,200,000", { dailyImpressions: 4_200_000 }],
    ["dailyImpressions", "1,234", { dailyImpressions: 1_234 }],
    ["dailyImpressions", " ", { dailyImpressions: null }],
    ["conversionRate", "1.21 %", { conversionRate: 0.0121 }],
    ["conversionRate", "1.21", { conversionRate: 0.0121 }],
    ["ttfbP75", "180 ms", { enteredTtfbP75Ms: 180 }],
    ["ttfbP75", "180.4", { enteredTtfbP75Ms: 180 }],
    ["currency", "chf", { currency: "CHF" }],
  ] as const)("%s %j is an edit", (field, text, edit) => {
    expect(typed(field, text)).toEqual(edit);
  });

  it.each([
    ["cpm", "7,4", "Write decimals with a point here, as in 7.4"],
    ["cpm", "7 xyz", "“xyz” is no currency"],
    ["cpm", "-1", "is negative"],
    ["cpm", "10001", "for one impression"],
    ["dailyImpressions", "1.5", "no whole number"],
    ["conversionRate", "101", "more than every impression"],
    ["ttfbP75", "0", "less than 1 ms"],
    ["ttfbP75", "fast", "is not a number"],
    ["currency", "", "is no currency"],
  ] as const)("%s %j is refused: %s", (field, text, says) => {
    expect(typed(field, text)).toContain(says);
  });

  it("opens with the text that gives the same figure again", () => {
    const figures = fc.record({
      micros: fc.integer({ min: 0, max: 10_000_000_000 }),
      dailyImpressions: fc.integer({ min: 0, max: 1e11 }),
      conversionRate: fc.integer({ min: 0, max: 1e10 }).map((parts) => parts / 1e10),
      enteredTtfbP75Ms: fc.integer({ min: 1, max: 60_000 }),
    });
    fc.assert(
      fc.property(figures, ({ micros, ...rest }) => {
        const facts = { ...germany, ...rest, cpm: { micros, currency: "EUR" } };
        for (const field of ["currency", "cpm", "dailyImpressions", "conversionRate", "ttfbP75"] as const)
          expect(withEdit(facts, typed(field, typedText(facts, field), facts) as object, "2026-11-25")).toMatchObject({
            ...rest,
            cpm: facts.cpm,
            currency: "EUR",
          });
      }),
    );
  });

  it("says what is right for a cell", () => {
    expect(hintOf(germany, "cpm", "USD")).toBe("EUR, or another after the number");
    expect(hintOf(freshFacts("DE"), "cpm", "USD")).toBe("USD, or another after the number");
  });
});

it("an edit that is taken back leaves the market as it was, sources and all", () => {
  const facts = { ...germany, sources: { ...germany.sources, dailyImpressions: { source: "ad server", on: "2026-11-01" } } };
  for (const edit of [{ cpm: null }, { cpm: { micros: 1, currency: "USD" }, dailyImpressions: 7 }, { restricted: ["gambling"] }, { conversionRate: null }]) {
    const after = withEdit(withEdit(facts, edit, "2026-11-25"), takenBack(facts, edit), "2026-11-26");
    expect({ ...after, sources: { ...after.sources, conversionRate: undefined } }).toEqual({
      ...facts,
      sources: { ...facts.sources, conversionRate: undefined },
    });
  }
});

it("an edit that is taken back leaves the figure and source that somebody else changed in between", () => {
  const before = { ...germany, dailyImpressions: 1_000, sources: { ...germany.sources, dailyImpressions: { source: "ad server", on: "2026-11-01" } } };
  const price = { cpm: { micros: 1, currency: "USD" } };
  const report = { dailyImpressions: 7, sources: { dailyImpressions: { source: "Q4 report", on: "2026-11-20" } } };
  const between = withEdit(withEdit(before, price, "2026-11-25"), report, "2026-11-25");
  expect(withEdit(between, takenBack(before, price), "2026-11-26")).toMatchObject({ cpm: before.cpm, ...report });
  const named = { sources: { dailyImpressions: { source: "a guess", on: "2026-11-25" } } };
  expect(withEdit(withEdit(before, named, "2026-11-25"), takenBack(before, named), "2026-11-26")).toEqual(before);
});
