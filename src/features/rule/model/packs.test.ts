import { describe, expect, it } from "vitest";
import { nameOfConnector } from "@/features/publisher/model/connectors";
import { citationOf, idOf, type RuleFacts } from "./pack";
import { rulePacks } from "./packs";
import { causesOf, packsAhead, packsFor } from "./packs-for";

const plain: RuleFacts = { objective: "", vertical: "general", political: "undeclared", aiUse: "undeclared" };
const today = "2026-11-25";
const keys = (facts: Partial<RuleFacts>, market: string, on = today, connectors = ["generic"]) =>
  packsFor({ ...plain, ...facts }, { market, connectors }, on).map(({ key }) => key);

describe("the rule packs", () => {
  it("have keys of their own, a source each, and names that fit a manifest", () => {
    expect(new Set(rulePacks.map(({ key }) => key)).size).toBe(rulePacks.length);
    for (const pack of rulePacks) {
      expect(pack.source).not.toBe("");
      expect(idOf(pack)).toMatch(/^[a-z0-9-]{1,40}@\d+$/);
      for (const market of pack.markets) expect(market).toMatch(/^[A-Z]{2}$/);
    }
  });

  it("call nothing verified that rests on secondary sources", () => {
    for (const pack of rulePacks) expect(citationOf(pack).includes("unverified")).toBe(pack.evidence === "secondary");
  });

  it("leave a campaign alone that is general and declares nothing", () => {
    const markets = new Set(rulePacks.flatMap((pack) => pack.markets));
    for (const market of markets) expect(keys({}, market)).toEqual([]);
  });

  it.each<[string, Partial<RuleFacts>, string, string]>([
    ["eu-political", { political: "yes" }, "SE", "US"],
    ["fr-alcohol", { vertical: "alcohol" }, "FR", "DE"],
    ["fr-alcohol", { vertical: "alcohol" }, "RE", "BE"],
    ["gb-gambling", { vertical: "gambling" }, "GB", "IE"],
    ["gb-high-risk-investment", { vertical: "high-risk-investment" }, "GB", "FR"],
    ["eu-cfd", { vertical: "cfd" }, "PL", "CH"],
    ["gb-less-healthy-food", { vertical: "less-healthy-food" }, "GB", "IE"],
    ["it-gambling", { vertical: "gambling" }, "IT", "ES"],
    ["nl-gambling", { vertical: "gambling" }, "NL", "BE"],
    ["hr-gambling", { vertical: "gambling" }, "HR", "SI"],
    ["eu-price-cut", { objective: "sales" }, "DE", "GB"],
    ["eu-ai-label", { aiUse: "generated" }, "IT", "JP"],
    ["eu-ai-assisted", { aiUse: "assisted", vertical: "public-interest" }, "IT", "JP"],
    ["us-finance", { vertical: "finance" }, "US", "CA"],
  ])("%s applies to what it is for in its markets and nowhere else", (key, facts, inside, outside) => {
    expect(keys(facts, inside)).toContain(key);
    expect(keys(facts, outside)).not.toContain(key);
    expect(keys({}, inside)).not.toContain(key);
  });

  it.each(rulePacks.flatMap((pack) => (pack.effectiveOn ? [[pack.key, pack.effectiveOn, pack] as const] : [])))(
    "%s applies from %s on and not a day before",
    (_, effectiveOn, pack) => {
      const { verticals, objectives, political, aiUse } = pack.when;
      const facts = {
        objective: objectives?.[0] ?? plain.objective,
        vertical: verticals?.[0] ?? plain.vertical,
        political: political?.[0] ?? plain.political,
        aiUse: aiUse?.[0] ?? plain.aiUse,
      };
      const place = { market: pack.markets[0] ?? "", connectors: ["dv360"] };
      const before = new Date(Date.parse(effectiveOn) - 86_400_000).toISOString().slice(0, 10);
      expect(packsFor(facts, place, effectiveOn)).toContain(pack);
      expect(packsFor(facts, place, before)).not.toContain(pack);
      expect(packsAhead(facts, place, before)).toContain(pack);
      expect(packsAhead(facts, place, effectiveOn)).not.toContain(pack);
    },
  );

  it("end before their sunset", () => {
    const [pack] = rulePacks.filter(({ key }) => key === "it-gambling").map((one) => ({ ...one, sunsetOn: "2027-01-01" }));
    const on = (day: string) => packsFor({ ...plain, vertical: "gambling" }, { market: "IT", connectors: [] }, day, pack ? [pack] : []).length;
    expect([on("2026-12-31"), on("2027-01-01")]).toEqual([1, 0]);
  });

  it("ask for a declaration only where Google buys", () => {
    expect(keys({}, "DE", today, ["generic", "dv360"])).toEqual(["eu-google-political"]);
    expect(keys({ political: "no" }, "DE", today, ["dv360"])).toEqual([]);
  });

  it("say why they apply", () => {
    const facts: RuleFacts = { ...plain, aiUse: "assisted", vertical: "public-interest" };
    const [assisted] = packsFor(facts, { market: "FR", connectors: [] }, today);
    expect(assisted && causesOf(assisted, facts, [])).toEqual(["vertical public interest", "declared assisted by AI"]);
    const [google] = packsFor(plain, { market: "FR", connectors: ["dv360"] }, today);
    expect(google && causesOf(google, plain, ["dv360", "gam"])).toEqual(["not declared whether political", `bought through ${nameOfConnector("dv360")}`]);
    expect(nameOfConnector("dv360")).not.toBe("dv360");
  });
});
