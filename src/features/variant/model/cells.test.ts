import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CampaignView } from "@/features/campaign/model/campaign";
import { digestOf } from "@/kernel/hash";
import { cellNamed, cellsOf, isBackup } from "./cells";
import { VariantInputs } from "./inputs";
import { digestOfInputs } from "./key";

const market = (code: string, locale: string) => ({ market: code, locale, currency: "EUR", clickThrough: "https://shop.example/", sharePpm: 1_000_000 });

const at = new Date("2026-11-25T12:00:00Z");

const campaign: CampaignView = {
  id: "c",
  teamId: "t",
  slug: "roast",
  name: "Roast",
  revision: 1,
  master: {
    id: "m",
    digest: digestOf("photo"),
    proofDigest: digestOf("proof"),
    fileName: "flower.jpg",
    mime: "image/jpeg",
    widthPx: 2268,
    heightPx: 1512,
    bytes: 1,
    focal: { x: 0.5, y: 0.5 },
  },
  focal: { x: 0.62, y: 0.4 },
  markets: [market("DE", "de-DE"), market("FR", "fr-FR")],
  placements: [{ id: "p", key: "home-mpu", publisher: "", connector: "generic", widthPx: 300, heightPx: 250, format: "webp", sharePpm: 1_000_000 }],
  connectors: [{ connector: "generic", sharePpm: 1_000_000 }],
  flights: [],
  labels: [],
  archivedAt: null,
  facts: {
    objective: "",
    vertical: "general",
    advertiser: "",
    payer: "",
    political: "undeclared",
    politicalNotice: "",
    aiUse: "undeclared",
    budget: null,
    beaconSample: 1,
    test: null,
  },
  copy: [{ key: "headline", maxChars: 40, position: 0, texts: { "de-DE": "Hallo", "fr-FR": "" } }],
};

describe("the cells of a campaign", () => {
  it("are every market and one backup for each placement", () => {
    expect(cellsOf(campaign, at).map((cell) => `${cell.placementKey} ${cell.market}/${cell.locale}`)).toEqual([
      "home-mpu DE/de-DE",
      "home-mpu FR/fr-FR",
      "home-mpu */und",
    ]);
  });

  it("have inputs that a build accepts, with the size's budget", () => {
    for (const cell of cellsOf(campaign, at)) expect(VariantInputs.parse(cell.inputs).budgetBytes).toBe(150_000);
  });

  it("leave out empty strings, and all copy in the backup", () => {
    expect(cellsOf(campaign, at).map((cell) => cell.inputs.copy)).toEqual([{ headline: "Hallo" }, {}, {}]);
    expect(cellsOf(campaign, at).filter(isBackup)).toHaveLength(1);
  });

  it("name the packs that apply, are blocked where one forbids them, and leave backups alone", () => {
    const spirits = { ...campaign, facts: { ...campaign.facts, vertical: "alcohol" as const, objective: "sales" as const } };
    const said = cellsOf(spirits, at).map(({ market: code, rules, block, inputs }) => [code, rules, inputs.rules === rules, block?.slice(0, 18) ?? null]);
    expect(said).toEqual([
      ["DE", "eu-price-cut@1", true, null],
      ["FR", "fr-alcohol@1+eu-price-cut@1", true, "Pack fr-alcohol v1"],
      ["*", "none", true, null],
    ]);
  });

  it("go by night only, and without a link, where a pack has hours", () => {
    const night = { market: "*", placement: "*", fromOn: "2026-12-01", untilOn: "2026-12-24", hours: "23-6", zone: null };
    const bets = { ...campaign, markets: [market("HR", "hr-HR")], facts: { ...campaign.facts, vertical: "gambling" as const } };
    const judged = (flights: CampaignView["flights"]) => cellsOf({ ...bets, flights }, at).map(({ block, link }) => [block === null, link])[0];
    expect(judged([])).toEqual([false, false]);
    expect(judged([night])).toEqual([true, false]);
    expect(judged([{ ...night, zone: "Asia/Tokyo" }])).toEqual([false, false]);
  });

  it("weigh no more than their connector takes", () => {
    const placements = campaign.placements.map((row) => ({ ...row, connector: "gam-exchange", widthPx: 970 }));
    expect(cellsOf({ ...campaign, placements }, at)[0]?.inputs.budgetBytes).toBe(150_000);
  });

  it("are none before there is a master", () => {
    expect(cellsOf({ ...campaign, master: null }, at)).toEqual([]);
  });

  it("change only where their own copy does", () => {
    const before = cellsOf(campaign, at).map((cell) => digestOfInputs(cell.inputs));
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text !== "Hallo"),
        (text) => {
          const edited = { ...campaign, copy: [{ key: "headline", maxChars: 40, position: 0, texts: { "de-DE": text } }] };
          const after = cellsOf(edited, at).map((cell) => digestOfInputs(cell.inputs));
          expect(after.map((digest, at) => digest === before[at])).toEqual([false, true, true]);
        },
      ),
    );
  });
});

describe("one cell by its name", () => {
  const [home] = campaign.placements;
  const wide = { ...campaign, placements: home ? [home, { ...home, id: "p2", key: "side", widthPx: 160, heightPx: 600 }] : [] };

  it("is the same that it is among all", () => {
    const all = cellsOf(wide, at);
    expect(all).toHaveLength(6);
    expect(all.map((cell) => cellNamed(wide, cell, at))).toEqual(all);
  });

  it.each([
    { placementKey: "gone", market: "DE", locale: "de-DE" },
    { placementKey: "side", market: "DE", locale: "fr-FR" },
    { placementKey: "side", market: "*", locale: "de-DE" },
  ])("is none when nothing is called %j", (name) => {
    expect(cellNamed(wide, name, at)).toBeNull();
  });

  it("is none before there is a master", () => {
    expect(cellNamed({ ...wide, master: null }, { placementKey: "side", market: "DE", locale: "de-DE" }, at)).toBeNull();
  });
});
