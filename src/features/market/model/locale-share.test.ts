import fc from "fast-check";
import { expect, it } from "vitest";
import { fitAround } from "./locale-share";

it.each([
  [[800_000, 500_000], 0, [800_000, 200_000]],
  [[800_000, 500_000], 1, [500_000, 500_000]],
  [[500_000, 0, 0], 0, [500_000, 250_000, 250_000]],
  [[1_200_000, 300_000], 0, [1_000_000, 0]],
  [[300_000], 0, [1_000_000]],
  [[300_000, 300_000], -1, [500_000, 500_000]],
])("%j with number %i kept is %j", (shares, kept, fitted) => {
  expect(fitAround(shares, kept)).toEqual(fitted);
});

it("any shares make a whole, and the one that is kept stays", () => {
  const share = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(fc.array(share, { minLength: 2, maxLength: 9 }), fc.nat(8), (shares, at) => {
      const kept = at % shares.length;
      const fitted = fitAround(shares, kept);
      expect(fitted.reduce((sum, one) => sum + one, 0)).toBe(1_000_000);
      expect([fitted[kept], fitted.every((one) => one >= 0)]).toEqual([shares[kept], true]);
    }),
  );
});
