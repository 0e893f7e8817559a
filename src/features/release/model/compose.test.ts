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

  it("repeats a cell's entry for each of its flights, in the zone of its market, and never a backup's", () => {
    const flight = (market: string, fromOn: string, untilOn: string, hours = "") => ({ market, placement: "*", fromOn, untilOn, hours, zone: null });
    const flights = [flight("DE", "2026-12-01", "2026-12-24", "6-23"), flight("DE", "2027-01-02", "2027-02-01"), flight("*", "2026-12-01", "2026-12-24")];
    const content = compose({ ...composition(3, 1), flights });
    const pick = content.placements["home-300x250"]?.pick ?? {};
    const timesOf = (key: string) => pick[key]?.map((entry) => content.flights[content.entries[entry]?.flight ?? -1]);
    expect(timesOf("DE/xx-DE")).toEqual([
      { from: "2026-12-01", until: "2026-12-24", zone: "Europe/Berlin", hours: "6-23" },
      { from: "2027-01-02", until: "2027-02-01", zone: "Europe/Berlin", hours: "" },
    ]);
    expect(pick.DE).toEqual(pick["DE/xx-DE"]);
    expect(timesOf("FR/xx-FR")).toEqual([{ from: "2026-12-01", until: "2026-12-24", zone: "Europe/Paris", hours: "" }]);
    expect(timesOf("JP/xx-JP")).toEqual([{ from: "2026-12-01", until: "2026-12-24", zone: "Asia/Tokyo", hours: "" }]);
    expect(content.entries[content.placements["home-300x250"]?.backup ?? -1]).not.toHaveProperty("flight");
    expect(content.blobs).toHaveLength(4);
    expect(Content.parse(content)).toEqual(content);
  });

  it("leaves the click out where a pack lets a variant lead nowhere, and counts the brief's share of beacons", () => {
    const whole = composition(2, 1);
    const content = compose({ ...whole, beaconSample: 0.1, pieces: whole.pieces.map((piece) => ({ ...piece, link: piece.market !== "DE" })) });
    const entryOf = (key: string) => content.entries[content.placements["home-300x250"]?.pick[key]?.[0] ?? -1];
    expect([entryOf("DE")?.click, entryOf("FR")?.click]).toEqual([undefined, 0]);
    expect([content.beacon.sample, content.test]).toEqual([0.1, null]);
  });

  it("is refused without a backup", () => {
    const whole = composition(2, 2);
    expect(() => compose({ ...whole, pieces: whole.pieces.filter(({ market }) => market !== "*") })).toThrow("has no backup");
  });

  it("is the same bytes whatever order the rows were read in", () => {
    const days = ["2026-12-01", "2026-12-05", "2026-12-09"].map((fromOn) => ({
      market: "DE",
      placement: "*",
      fromOn,
      untilOn: "2026-12-24",
      hours: "",
      zone: null,
    }));
    const whole = { ...composition(4, 3), flights: days };
    const expected = JSON.stringify(compose(whole));
    const shuffles = [whole.pieces, whole.placements, whole.markets, whole.flights].map((rows) => fc.shuffledSubarray([...rows], { minLength: rows.length }));
    fc.assert(
      fc.property(fc.tuple(...shuffles), ([pieces, placements, places, flights]) => {
        expect(JSON.stringify(compose({ ...whole, pieces, placements, markets: places, flights } as Composition))).toBe(expected);
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
