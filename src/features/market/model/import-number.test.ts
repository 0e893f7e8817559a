import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decimal, decide, readNumber, weigh } from "./import-number";

/** The values of a column, or what is said of a cell. */
function column(cells: string[], { whole = false, forced = null }: { whole?: boolean; forced?: Decimal | null } = {}) {
  const readings = cells.map(readNumber);
  const evidence = weigh(readings);
  return readings.map((reading) => {
    const decided = decide(reading, evidence, whole, forced);
    return "says" in decided ? decided.says : Number(decided.plain);
  });
}

describe("a written number", () => {
  it.each([
    ["4200000", 4_200_000],
    ["007", 7],
    ["9.8", 9.8],
    ["9,8", 9.8],
    ["0.012", 0.012],
    ["0,012", 0.012],
    [".5", 0.5],
    ["1,234.5", 1_234.5],
    ["1.234,5", 1_234.5],
    ["1 234,5", 1_234.5],
    ["1 234.567", 1_234.567],
    ["1\u00a0234\u00a0567", 1_234_567],
    ["1\u202f234,5", 1_234.5],
    ["1'234.5", 1_234.5],
    ["1’234’567", 1_234_567],
    ["4.200.000", 4_200_000],
    ["4,200,000", 4_200_000],
    ["4,200,000.125", 4_200_000.125],
    ["42,00,000", 4_200_000],
    ["1,23,456.78", 123_456.78],
    ["1234.567", 1_234.567],
    ["12.3456", 12.3456],
  ])("%j is %j by itself", (text, value) => {
    expect(column([text])).toEqual([value]);
  });

  it.each([
    ["-5", "negative"],
    ["−5", "negative"],
    ["(5)", "negative"],
    ["4.2E+06", "powers of ten"],
    ["7.4 €", "unit or currency"],
    ["$9.80", "unit or currency"],
    ["180 ms", "unit or currency"],
    ["1,2,3", "not a number"],
    ["1.23.45", "not a number"],
    ["1 23", "not a number"],
    ["12,34.5", "not a number"],
    ["5.", "not a number"],
    ["n/a", "not a number"],
    ["٤٢", "not a number"],
  ])("%j is none: %s", (text, says) => {
    expect(column([text])).toEqual([expect.stringContaining(says)]);
  });
});

describe("a column of numbers", () => {
  it("tells what one cell does not: 1.234 beside a comma is a thousand, beside a point it is not", () => {
    expect(column(["1.234", "7,5"])).toEqual([1_234, 7.5]);
    expect(column(["1.234", "7.5"])).toEqual([1.234, 7.5]);
    expect(column(["1,234", "1,234.5"])).toEqual([1_234, 1_234.5]);
    expect(column(["1,234", "4.200.000"])).toEqual([1.234, 4_200_000]);
  });

  it("names each cell that nothing tells, with both numbers it can be", () => {
    expect(column(["1.234", "12", "2,345"])).toEqual([
      "“1.234” can be 1234 or 1.234, and nothing in this column tells which; write 1234 or 1.2340.",
      12,
      expect.stringContaining("“2,345” can be 2345 or 2.345"),
    ]);
  });

  it("takes the only whole number where only whole ones make sense", () => {
    expect(column(["1.234", "2,345", "12"], { whole: true })).toEqual([1_234, 2_345, 12]);
  });

  it("names the cells against most of it, and what is ambiguous then", () => {
    const [first, second, third, fourth] = column(["7.4", "6.2", "5,5", "1.234"]);
    expect([first, second]).toEqual([7.4, 6.2]);
    expect(third).toBe("“5,5” uses a comma for its decimals, where most of this column uses a point; write both alike.");
    expect(fourth).toContain("can be");
  });

  it("takes a person's word for the sign", () => {
    expect(column(["1.234", "12"], { forced: "comma" })).toEqual([1_234, 12]);
    expect(column(["1.234", "12"], { forced: "point" })).toEqual([1.234, 12]);
    expect(column(["7.4"], { forced: "comma" })).toEqual([expect.stringContaining("you chose a comma")]);
  });

  it("reads what any country writes as the number it wrote, or says that it cannot tell", () => {
    const style = fc.constantFrom("en-US", "de-DE", "fr-FR", "de-CH", "en-IN", "pt-PT");
    const number = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => Math.round(value * 100) / 100);
    fc.assert(
      fc.property(style, fc.array(number, { minLength: 1, maxLength: 8 }), (locale, values) => {
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
        expect(column(values.map((value) => format.format(value)))).toEqual(values);
      }),
    );
    fc.assert(
      fc.property(style, fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 8 }), (locale, values) => {
        const read = column(values.map((value) => new Intl.NumberFormat(locale).format(value)));
        for (const [at, value] of read.entries()) expect(typeof value === "string" ? value.includes(String(values[at])) : value === values[at]).toBe(true);
      }),
    );
  });
});
