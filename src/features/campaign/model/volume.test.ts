import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalShares } from "@/kernel/share";
import { volumeOf } from "./volume";

const market = (code: string, locale: string, sharePpm: number) => ({ market: code, locale, currency: "USD", clickThrough: "https://shop.example/", sharePpm });
const placement = (key: string, connector: string, sharePpm: number) => ({
  id: key,
  key,
  publisher: "",
  connector,
  widthPx: 300,
  heightPx: 250,
  format: "webp" as const,
  sharePpm,
});

describe("the expected volume of a variant", () => {
  const campaign = {
    markets: [market("US", "en-US", 800_000), market("US", "es-US", 200_000)],
    connectors: [
      { connector: "gam", sharePpm: 750_000 },
      { connector: "xandr", sharePpm: 250_000 },
    ],
    placements: [placement("mpu", "gam", 600_000), placement("top", "gam", 400_000), placement("side", "xandr", 1_000_000)],
  };

  it("is market impressions × locale share × placement share × connector share", () => {
    expect(volumeOf(campaign, { market: "US", locale: "es-US", placementKey: "mpu" }, 4_200_000)).toBeCloseTo(4_200_000 * 0.2 * 0.75 * 0.6, 6);
  });

  it("is not known without the market's impressions, and nothing for a cell that the brief does not have", () => {
    expect(volumeOf(campaign, { market: "US", locale: "en-US", placementKey: "mpu" }, null)).toBeNull();
    expect(volumeOf(campaign, { market: "DE", locale: "de-DE", placementKey: "mpu" }, 1_000)).toBe(0);
    expect(volumeOf(campaign, { market: "US", locale: "en-US", placementKey: "gone" }, 1_000)).toBe(0);
  });

  it("adds up to the market's impressions over all cells when the shares add up", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (locales, connectors, slots) => {
        const whole = {
          markets: equalShares(locales).map((share, at) => market("DE", `l${at}`, share)),
          connectors: equalShares(connectors).map((sharePpm, at) => ({ connector: `c${at}`, sharePpm })),
          placements: Array.from({ length: connectors }, (_, c) => equalShares(slots).map((share, at) => placement(`p${c}-${at}`, `c${c}`, share))).flat(),
        };
        const cells = whole.markets.flatMap(({ locale }) => whole.placements.map(({ key }) => ({ market: "DE", locale, placementKey: key })));
        const sum = cells.reduce((total, cell) => total + (volumeOf(whole, cell, 1_000_000) ?? 0), 0);
        expect(sum).toBeCloseTo(1_000_000, 3);
      }),
    );
  });
});
