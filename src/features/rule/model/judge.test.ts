import { describe, expect, it } from "vitest";
import { type JudgedCell, judge } from "./judge";
import type { RuleFacts } from "./pack";

const plain: RuleFacts = { objective: "", vertical: "general", political: "undeclared", aiUse: "undeclared" };
const today = "2026-11-25";
const cell = (market: string, more: Partial<JudgedCell> = {}): JudgedCell => ({
  market,
  connector: "generic",
  widthPx: 300,
  heightPx: 250,
  hours: () => [""],
  ...more,
});

describe("what rules say of a variant", () => {
  it("is nothing in a general campaign that declares nothing", () => {
    expect(judge(plain, cell("FR"), today)).toEqual({ rules: "none", block: null, link: true });
    expect(judge({ ...plain, vertical: "alcohol" }, cell("*"), today)).toEqual({ rules: "none", block: null, link: true });
  });

  it("is a block with pack, version, date and source where a text is demanded", () => {
    const { rules, block } = judge({ ...plain, vertical: "alcohol" }, cell("FR"), today);
    expect(rules).toBe("fr-alcohol@1");
    expect(block).toContain("Pack fr-alcohol v1 (Code de la santé publique L3323-2 and L3323-4");
    expect(block).toContain("2026-11-25, unverified");
    expect(block).toContain("“L'abus d'alcool est dangereux pour la santé, à consommer avec modération”; no disclosure text can be set yet.");
  });

  it("also names a size that the pack does not take", () => {
    const { block } = judge({ ...plain, vertical: "alcohol" }, cell("FR", { widthPx: 640, heightPx: 1136 }), today);
    expect(block).toContain("allows no intrusive or interstitial sizes, and 640×1136 is one.");
  });

  it.each<[string, Partial<RuleFacts>, string]>([
    ["less healthy food in the United Kingdom", { vertical: "less-healthy-food" }, "GB"],
    ["gambling in Italy", { vertical: "gambling" }, "IT"],
    ["gambling in the Netherlands", { vertical: "gambling" }, "NL"],
  ])("is a block by a ban on %s", (_, facts, market) => {
    expect(judge({ ...plain, ...facts }, cell(market), today).block).toMatch(/^Pack \S+ v1 \(.+\) bans /);
  });

  it.each<[string, Partial<RuleFacts>, string, string]>([
    ["gambling in the United Kingdom", { vertical: "gambling" }, "GB", "gb-gambling@1"],
    ["sales in the EU", { objective: "sales" }, "DE", "eu-price-cut@1"],
  ])("is a mere note on %s, which goes", (_, facts, market, rules) => {
    expect(judge({ ...plain, ...facts }, cell(market), today)).toEqual({ rules, block: null, link: true });
  });

  it("names every pack and every reason when several apply", () => {
    const { rules, block } = judge({ ...plain, vertical: "cfd", political: "yes", aiUse: "generated" }, cell("FR"), "2026-12-02");
    expect(rules).toBe("eu-political@1+eu-cfd@1+eu-ai-label@1+eu-ai-marking@1");
    expect(block?.match(/no disclosure text can be set yet/g)).toHaveLength(3);
    expect(rules.length).toBeLessThanOrEqual(120);
  });

  it.each([
    ["all day", [""], false],
    ["by night", ["23-6"], true],
    ["in two spans of the night", ["23-24", "0-6"], true],
    ["until seven", ["23-7"], false],
    ["by night and in the evening", ["23-6", "18-20"], false],
  ])("lets gambling in Croatia that runs %s go only inside its hours, and without a link", (_, hours, goes) => {
    const { rules, block, link } = judge({ ...plain, vertical: "gambling" }, cell("HR", { hours: () => hours }), today);
    expect([rules, block === null, link]).toEqual(["hr-gambling@1", goes, false]);
    if (!goes) expect(block).toContain("flights with the hours 23-6");
  });
});
