import { expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import { type Composition, compose } from "./compose";
import { termChanges } from "./terms";

const market = (code: string, clickThrough: string) => ({ market: code, locale: `xx-${code}`, sharePpm: 1_000_000, clickThrough });
const base: Composition = {
  org: "o",
  campaign: "roast",
  release: 1,
  markets: [market("DE", "https://shop.example/de"), market("FR", "https://shop.example/fr")],
  placements: [{ key: "home", connector: "generic", widthPx: 300, heightPx: 250 }],
  flights: [],
  beaconSample: 1,
  pieces: ["DE", "FR", "*"].map((code) => ({
    placementKey: "home",
    market: code,
    locale: code === "*" ? "und" : `xx-${code}`,
    digest: digestOf(code),
    mime: "image/webp",
    bytes: 9,
    rules: "none",
    link: true,
  })),
};
const december = { market: "DE", placement: "*", fromOn: "2026-12-01", untilOn: "2026-12-24", hours: "", zone: null };

it.each<[string, Partial<Composition>, object]>([
  ["nothing", {}, { clicks: 0, flights: 0, sample: false }],
  [
    "where one market leads",
    { markets: [market("DE", "https://shop.example/neu"), market("FR", "https://shop.example/fr")] },
    { clicks: 1, flights: 0, sample: false },
  ],
  ["when one market runs", { flights: [december] }, { clicks: 0, flights: 1, sample: false }],
  ["the share of beacons", { beaconSample: 0.5 }, { clicks: 0, flights: 0, sample: true }],
  [
    "other bytes only",
    { pieces: base.pieces.map((piece) => ({ ...piece, digest: digestOf(`new ${piece.market}`) })) },
    { clicks: 0, flights: 0, sample: false },
  ],
])("tells a release that changes %s", (_, change, terms) => {
  expect(termChanges(compose(base), compose({ ...base, ...change, release: 2 }))).toEqual(terms);
});
