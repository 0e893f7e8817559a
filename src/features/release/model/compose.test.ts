import { brotliCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestFromCompact, digestOf } from "@/kernel/hash";
import { type Composition, compose } from "./compose";
import { Content } from "./document";

const markets = ["DE", "FR", "JP", "GB", "US", "ES", "IT", "NL", "BR", "SE"];
const sizes = [
  [300, 250],
  [728, 90],
  [160, 600],
  [300, 600],
  [970, 250],
  [320, 50],
  [320, 100],
  [336, 280],
  [468, 60],
  [120, 600],
] as const;

function composition(marketCount: number, sizeCount: number): Composition {
  const placements = sizes.slice(0, sizeCount).map(([widthPx, heightPx]) => ({ key: `home-${widthPx}x${heightPx}`, connector: "generic", widthPx, heightPx }));
  const cells = [...markets.slice(0, marketCount), "*"];
  return {
    org: "0198f1de-7d2c-7bb0-9e0a-0f6d1a2b3c4d",
    campaign: "autumn-roast",
    release: 12,
    markets: markets.map((market) => ({
      market,
      locale: `xx-${market}`,
      sharePpm: 1_000_000,
      clickThrough: `https://shop.example/${market.toLowerCase()}?ns={ref}`,
    })),
    placements,
    pieces: placements.flatMap(({ key }) =>
      cells.map((market) => ({
        placementKey: key,
        market,
        locale: market === "*" ? "und" : `xx-${market}`,
        digest: digestOf(`${key} ${market}`),
        mime: "image/webp",
        bytes: 20_000 + digestOf(key + market).charCodeAt(12) * 131,
        rules: "none",
        link: true,
      })),
    ),
    flights: [],
    beaconSample: 1,
  };
}

describe("a release's content", () => {
  it("names each variant by market and locale, and by market alone", () => {
    const content = compose(composition(2, 1));
    const mpu = content.placements["home-300x250"];
    expect(Object.keys(mpu?.pick ?? {})).toEqual(["DE/xx-DE", "DE", "FR/xx-FR", "FR"]);
    const german = content.entries[mpu?.pick.DE?.[0] ?? -1];
    expect(digestFromCompact(content.blobs[german?.blob ?? -1]?.[0] ?? "")).toBe(digestOf("home-300x250 DE"));
    expect(content.clicks[german?.click ?? -1]).toBe("https://shop.example/de?ns={ref}");
  });

  it("answers a language that a market does not have with the market's largest one, each with its own click-through", () => {
    const piece = (market: string, locale: string) => ({
      placementKey: "home",
      market,
      locale,
      digest: digestOf(locale),
      mime: "image/webp",
      bytes: 9,
      rules: "none",
      link: true,
    });
    const row = (locale: string, sharePpm: number) => ({ market: "US", locale, sharePpm, clickThrough: `https://shop.example/${locale}` });
    const content = compose({
      ...composition(1, 1),
      markets: [row("en-US", 200_000), row("es-US", 800_000)],
      placements: [{ key: "home", connector: "generic", widthPx: 300, heightPx: 250 }],
      pieces: [piece("US", "en-US"), piece("US", "es-US"), piece("*", "und")],
    });
    const pick = content.placements.home?.pick ?? {};
    expect(pick.US).toEqual(pick["US/es-US"]);
    const clicks = ["US/en-US", "US/es-US"].map((key) => content.clicks[content.entries[pick[key]?.[0] ?? -1]?.click ?? -1]);
    expect(clicks).toEqual(["https://shop.example/en-US", "https://shop.example/es-US"]);
  });

  it("has a backup in every placement, counted by beacons and reached only as a backup", () => {
    const content = compose(composition(3, 4));
    for (const placement of Object.values(content.placements)) {
      expect(content.entries[placement.backup]).toMatchObject({ beacon: true });
      expect(Object.values(placement.pick).flat()).not.toContain(placement.backup);
    }
  });

  it("is refused without a backup", () => {
    const whole = composition(2, 2);
    expect(() => compose({ ...whole, pieces: whole.pieces.filter(({ market }) => market !== "*") })).toThrow("has no backup");
  });

  it("is the same bytes whatever order the rows were read in", () => {
    const whole = composition(4, 3);
    const expected = JSON.stringify(compose(whole));
    const shuffles = [whole.pieces, whole.placements, whole.markets].map((rows) => fc.shuffledSubarray([...rows], { minLength: rows.length }));
    fc.assert(
      fc.property(fc.tuple(...shuffles), ([pieces, placements, places]) => {
        expect(JSON.stringify(compose({ ...whole, pieces, placements, markets: places } as Composition))).toBe(expected);
      }),
    );
  });

  it("passes the check that hubs make and names equal bytes once", () => {
    const whole = composition(3, 1);
    const twins = whole.pieces.map((piece) => ({ ...piece, digest: digestOf("the same") }));
    expect(Content.parse(compose({ ...whole, pieces: twins })).blobs).toHaveLength(1);
  });

  it("costs at most 64 bytes a variant after brotli", () => {
    const bytes = brotliCompressSync(JSON.stringify(compose(composition(10, 10)))).length;
    expect(bytes / 110).toBeLessThanOrEqual(64);
  });
});
