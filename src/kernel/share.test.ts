import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOf, equalShares, fitShares, wholePpm } from "./share";

const parts = fc.array(fc.integer({ min: 0, max: 2 * wholePpm }), { minLength: 1, maxLength: 40 });

describe("shares of a whole", () => {
  it("say how much is missing or too much", () => {
    expect([differenceOf([600_000, 300_000]), differenceOf([600_000, 500_000]), differenceOf([])]).toEqual([100_000, -100_000, wholePpm]);
  });

  it("are equal up to one millionth, the first larger", () => {
    expect(equalShares(3)).toEqual([333_334, 333_333, 333_333]);
    expect(equalShares(0)).toEqual([]);
  });

  it("always add up once they are fitted, keep their order of size and lose at most one millionth to rounding", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: wholePpm }), (shares, whole) => {
        const fitted = fitShares(shares, whole);
        const sum = shares.reduce((total, share) => total + share, 0);
        expect(differenceOf(fitted, whole)).toBe(0);
        for (const [at, share] of shares.entries()) {
          if (sum > 0) expect(Math.abs((fitted[at] ?? 0) - (share * whole) / sum)).toBeLessThan(1);
          expect(fitted[at]).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("stay as they are when they add up already", () => {
    fc.assert(fc.property(parts, (shares) => void expect(fitShares(fitShares(shares))).toEqual(fitShares(shares))));
  });
});
