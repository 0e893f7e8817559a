import { describe, expect, it } from "vitest";
import { Content } from "@/features/release/model/document";
import { compactOf, digestOf } from "@/kernel/hash";
import { type StockedCampaign, stockFactsOf } from "./stock-cells";

type Pick = Record<string, string[]>;

/** A content with one placement; entries and blobs are named by what they show, and the backup is "grey". */
function contentOf(release: number, pick: Pick, test: Content["test"] = null): Content {
  const names = [...new Set([...Object.values(pick).flat(), "grey"])];
  return Content.parse({
    schema: "nearshelf/content@1",
    org: "o",
    campaign: "autumn-roast",
    release,
    blobs: names.map((name) => [compactOf(digestOf(name)), "image/webp", name.length]),
    clicks: [],
    flights: [],
    entries: names.map((_, blob) => ({ blob, concept: "a", weight: 1, beacon: true })),
    placements: {
      mpu: {
        connector: "gam",
        w: 1,
        h: 1,
        pick: Object.fromEntries(Object.entries(pick).map(([key, shown]) => [key, shown.map((name) => names.indexOf(name))])),
        backup: names.indexOf("grey"),
      },
    },
    beacon: { sample: 1, events: [] },
    test,
    policy: { optOut: [], consent: "required-in-eea-uk-ch", vendorId: null, residency: null },
  });
}

const row = (market: string, locale: string, sharePpm: number) => ({ market, locale, sharePpm });
const campaign = (newest: Content, others: Content[] = []): StockedCampaign => ({
  slug: "autumn-roast",
  markets: [row("DE", "de-DE", 750_000), row("DE", "en-DE", 250_000), row("JP", "ja-JP", 1_000_000)],
  connectors: [{ connector: "gam", sharePpm: 500_000 }],
  placements: [{ key: "mpu", connector: "gam", sharePpm: 200_000 }],
  newest,
  others,
});
const impressions = new Map([
  ["DE", 10_000],
  ["FR", 500],
]);

const cellsOf = (one: StockedCampaign) => {
  const { cells, blobs } = stockFactsOf([one], impressions);
  const named = (indexes: number[]) => indexes.map((index) => blobs[index]?.bytes);
  return Object.fromEntries(cells.map(({ key, blobs: now, kept, impressionsPerDay }) => [key, [named(now), named(kept), impressionsPerDay]]));
};

describe("what a plan is made from", () => {
  it("expects a market's impressions by the shares of language, connector and placement", () => {
    expect(cellsOf(campaign(contentOf(1, { "DE/de-DE": ["a"], DE: ["a"], "DE/en-DE": ["bb"], "JP/ja-JP": ["ccc"] })))).toEqual({
      "DE/de-DE": [[1], [], 750],
      "DE/en-DE": [[2], [], 250],
      "JP/ja-JP": [[3], [], null],
      backup: [[4], [], null],
    });
  });

  it("expects the impressions of languages without a cell at their market's own", () => {
    expect(cellsOf(campaign(contentOf(1, { "DE/de-DE": ["a"], DE: ["bb"], "*": ["ccc"] })))).toMatchObject({
      "DE/de-DE": [[1], [], 750],
      DE: [[2], [], 250],
      "*": [[3], [], null],
    });
  });

  it("expects on hubs what a test does not send elsewhere", () => {
    const test = { id: "t", hubShare: 0.4, cdnBase: "https://cdn.example/b/" };
    expect(cellsOf(campaign(contentOf(1, { "DE/de-DE": ["a"] }, test)))["DE/de-DE"]).toEqual([[1], [], 300]);
  });

  it("knows what other held releases show beside the newest, and expects nothing of what only they have", () => {
    const newest = contentOf(3, { "DE/de-DE": ["a"] });
    const others = [contentOf(2, { "DE/de-DE": ["bb"], "FR/fr-FR": ["ccccc"] }), contentOf(1, { "DE/de-DE": ["a"] })];
    expect(cellsOf(campaign(newest, others))).toEqual({
      "DE/de-DE": [[1], [2], 750],
      "FR/fr-FR": [[], [5], 0],
      backup: [[4], [], null],
    });
  });

  it("lists every market with figures or with a cell, and each blob once", () => {
    const twice = { ...campaign(contentOf(1, { "JP/ja-JP": ["a"] })), slug: "winter-roast" };
    const facts = stockFactsOf([campaign(contentOf(1, { "DE/de-DE": ["a"] })), twice], impressions);
    expect(facts.markets).toEqual([
      { market: "DE", impressionsPerDay: 10_000 },
      { market: "FR", impressionsPerDay: 500 },
      { market: "JP", impressionsPerDay: null },
    ]);
    expect(facts.blobs.map(({ bytes }) => bytes)).toEqual([1, 4]);
    expect(facts.cells.map(({ campaign: slug, key }) => `${slug} ${key}`)).toEqual([
      "autumn-roast DE/de-DE",
      "autumn-roast backup",
      "winter-roast JP/ja-JP",
      "winter-roast backup",
    ]);
  });
});
