import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountText, readAmount } from "./amount";

describe("an amount that was typed", () => {
  it.each([
    ["12500", 12_500],
    ["12,500", 12_500],
    ["12.500", 12_500],
    ["12 500", 12_500],
    ["12'500.5", 12_500.5],
    ["12,500.50", 12_500.5],
    ["12.500,50", 12_500.5],
    ["1,250,000", 1_250_000],
    ["2.01", 2.01],
    ["4,10", 4.1],
    ["0.125", 0.125],
    ["0,5", 0.5],
    ["0", 0],
  ])("is read from %s", (text, units) => {
    expect(readAmount(text)).toBe(Math.round(units * 1_000_000));
  });

  it.each(["", "abc", "-5", "1.2.3", "12,50,000", "1234,567", "12,500,50", "1e6", "."])("is not one when it is %j", (text) => {
    expect(readAmount(text)).toBeNaN();
  });

  it("comes back as it was typed, with any two decimals", () => {
    const cents = fc.integer({ min: 0, max: 100_000_000_000 });
    fc.assert(
      fc.property(cents, (count) => {
        const text = (count / 100).toFixed(2);
        const micros = readAmount(text);
        expect(micros).toBe(count * 10_000);
        expect(readAmount(text.replace(".", ","))).toBe(micros);
        expect(readAmount(amountText(micros))).toBe(micros);
      }),
      { numRuns: 2_000 },
    );
  });
});
