import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalShares, wholePpm } from "@/kernel/share";
import { addressOf, areEqual, type KnownMarket, marketDrafts, reshared, together, topByValue } from "./brief-draft";

const known = (market: string, value: number | null, locales: KnownMarket["locales"] = []): KnownMarket => ({
  market,
  name: market,
  currency: "EUR",
  locales,
  restricted: [],
  mediaValue: value === null ? null : { micros: value, currency: "EUR" },
});

describe("a market that comes into a brief", () => {
  it("brings its languages, their shares and its currency from Markets", () => {
    const canada = known("CA", 1, [
      { locale: "en-CA", sharePpm: 790_000 },
      { locale: "fr-CA", sharePpm: 210_000 },
    ]);
    expect(marketDrafts("CA", canada, "https://shop.example/")).toEqual([
      { market: "CA", locale: "en-CA", currency: "EUR", clickThrough: "https://shop.example/", sharePpm: 790_000 },
      { market: "CA", locale: "fr-CA", currency: "EUR", clickThrough: "https://shop.example/", sharePpm: 210_000 },
    ]);
  });

  it("takes the catalogue's first language and currency where Markets does not know it", () => {
    expect(marketDrafts("CA", null, "")).toEqual([{ market: "CA", locale: "en-CA", currency: "CAD", clickThrough: "", sharePpm: wholePpm }]);
  });
});

it("ranks the ten markets with the highest media value and leaves out what is not known", () => {
  const lines = [known("ZZ", null), ...Array.from({ length: 12 }, (_, at) => known(`M${at}`, at))];
  expect(topByValue(lines).map(({ market }) => market)).toEqual(["M11", "M10", "M9", "M8", "M7", "M6", "M5", "M4", "M3", "M2"]);
});

it("keeps the rows of one market next to each other", () => {
  const rows = ["CA", "DE", "CA", "US", "DE"].map((market, at) => ({ market, at }));
  expect(together(rows).map(({ market, at }) => `${market}${at}`)).toEqual(["CA0", "CA2", "DE1", "DE4", "US3"]);
});

it("writes one address for many markets and leaves what the landing page needs", () => {
  expect(addressOf("https://{market}.shop.example/{locale}/{MARKET}?ns={ref}", { market: "CA", locale: "fr-CA" })).toBe(
    "https://ca.shop.example/fr-CA/CA?ns={ref}",
  );
});

describe("shares when parts come and go", () => {
  const parts = (...shares: [string, number | null][]) => shares.map(([whole, sharePpm]) => ({ whole, sharePpm }));
  const half = [
    { whole: "gam", sharePpm: 500_000 },
    { whole: "gam", sharePpm: 500_000 },
  ];
  const given = [
    { whole: "gam", sharePpm: 700_000 },
    { whole: "gam", sharePpm: 300_000 },
  ];

  it.each([
    ["stay equal when one comes", half, parts(["gam", 500_000], ["gam", 500_000], ["gam", null]), [333_334, 333_333, 333_333]],
    ["stay equal when one goes", half, parts(["gam", 500_000]), [1_000_000]],
    ["stay as given, and the newcomer gets nothing", given, parts(["gam", 700_000], ["gam", 300_000], ["gam", null]), [700_000, 300_000, 0]],
    ["are equal in a new whole", given, parts(["gam", 700_000], ["xandr", null]), [700_000, 1_000_000]],
  ])("%s", (_, before, after, shares) => {
    expect(reshared(before, after)).toEqual(shares);
  });

  it("know equal parts whatever their order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (count, dice) => {
        const shuffled = equalShares(count).toSorted(() => (dice.next().value ?? 0) - 0.5);
        return areEqual(shuffled);
      }),
    );
    expect([areEqual([600_000, 400_000]), areEqual([500_000, 400_000])]).toEqual([false, false]);
  });
});
