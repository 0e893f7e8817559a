import { describe, expect, it } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { askOfThree } from "@/testing/plan-inputs";
import type { AskPlan } from "../schema";
import { type Demand, type Ground, questionOf } from "./question";
import { type KnownSite, knownSites } from "./sites";

const usd = { reporting: "USD", rates: [], on: "2026-11-25" };
const at = { latitude: 50, longitude: 10 };
const germany: Demand = { market: "DE", name: "Germany", place: at, dailyImpressions: 1_500_000, todayMs: 155, isMeasured: false };
const brazil: Demand = { market: "BR", name: "Brazil", place: { latitude: -20, longitude: -47 }, dailyImpressions: 2_300_000, todayMs: 690, isMeasured: true };
const ground: Ground = { sites: knownSites([]), markets: [germany, brazil], currency: usd };

const ask = (facts: Partial<AskPlan> = {}, on: Partial<Ground> = {}) => questionOf({ ...askOfThree, ...facts }, { ...ground, ...on });

function refused(facts: Partial<AskPlan>, on: Partial<Ground> = {}): Refusal {
  try {
    ask(facts, on);
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error("It was not refused.");
}

const sitesWith = (change: (site: KnownSite) => Partial<KnownSite>) => ground.sites.map((site) => ({ ...site, ...change(site) }));
const budget = (micros: number) => ({ limit: { by: "budget", micros } as const });

describe("a question", () => {
  it("freezes sites by key and markets by code with where their figures are from", () => {
    const inputs = ask({ forceIn: ["aws-sa-east-1"] });
    expect(inputs.sites).toHaveLength(40);
    expect(inputs.sites.filter(({ forced }) => forced).map(({ key }) => key)).toEqual(["aws-sa-east-1"]);
    expect(inputs.markets.map(({ market, todayMs, todayFrom, euOnly }) => [market, todayMs, todayFrom, euOnly])).toEqual([
      ["BR", 690, "measured", false],
      ["DE", 155, "entered", false],
    ]);
    expect([inputs.numbers, inputs.notes, inputs.currency]).toEqual([[1, 2, 3], [], "USD"]);
  });

  it.each([
    ["as many hubs as are allowed", { limit: { by: "number", hubs: 8 } as const }, [1, 2, 3, 4, 5, 6, 7, 8]],
    ["from what is required on", { forceIn: ["aws-sa-east-1", "gcp-us-south1"] }, [2, 3]],
    ["as many as the budget buys", budget(450_000_000), [1, 2, 3]],
    ["just the one that the budget buys", budget(150_000_000), [1]],
    ["never more than eight, however large the budget", budget(1e12), [1, 2, 3, 4, 5, 6, 7, 8]],
  ])("is answered for %s", (_, facts, numbers) => {
    expect(ask(facts).numbers).toEqual(numbers);
  });

  it("is answered for no more hubs than there are sites", () => {
    expect(ask({}, { sites: ground.sites.slice(0, 2) }).numbers).toEqual([1, 2]);
  });

  it.each<[string, Partial<AskPlan>, Partial<Ground>, string, RegExp, number]>([
    ["a site on both lists", { forceIn: ["gcp-us-south1"], forceOut: ["gcp-us-south1"] }, {}, "invalid", /required and ruled out/, 1],
    ["a required site that is unknown", { forceIn: ["moon-1"] }, {}, "invalid", /not among the candidates/, 1],
    [
      "a required site that is hidden",
      { forceIn: ["gcp-us-south1"] },
      { sites: sitesWith(() => ({ hidden: true })) },
      "invalid",
      /not among the candidates/,
      1,
    ],
    [
      "more required sites than hubs",
      { limit: { by: "number", hubs: 1 }, forceIn: ["gcp-us-south1", "gcp-us-west2"] },
      {},
      "invalid",
      /2 sites are required, but at most 1/,
      2,
    ],
    [
      "required sites over the budget",
      { ...budget(200_000_000), forceIn: ["gcp-us-south1", "gcp-us-west2"] },
      {},
      "invalid",
      /cost USD 300\.00 a month together, more than the budget of USD 200\.00/,
      0,
    ],
    [
      "a budget below the cheapest site",
      budget(149_990_000),
      {},
      "invalid",
      /budget of USD 149\.99 a month is below the cheapest site, Cape Town at USD 150\.00/,
      0,
    ],
    ["no candidate left", {}, { sites: sitesWith(() => ({ hidden: true })) }, "unready", /No site is left/, 0],
    ["costs without a rate", {}, { currency: { ...usd, reporting: "EUR" } }, "unready", /No site is left/, 40],
    ["no market at all", {}, { markets: [] }, "unready", /no markets yet/, 0],
    [
      "no impressions anywhere",
      {},
      {
        markets: [
          { ...germany, dailyImpressions: null },
          { ...brazil, dailyImpressions: 0 },
        ],
      },
      "unready",
      /No market has both/,
      2,
    ],
    ["no p75 TTFB anywhere", {}, { markets: [{ ...germany, todayMs: null }] }, "unready", /say what to assume/, 1],
    ["every market left out", { leaveOut: ["DE", "BR"] }, {}, "unready", /No market has both/, 0],
  ])("is refused with a sentence for %s", (_, facts, on, code, says, complaints) => {
    const refusal = refused(facts, on);
    expect([refusal.code, refusal.complaints.length]).toEqual([code, complaints]);
    expect(refusal.message).toMatch(says);
    expect(refusal.message).toContain("Nothing was started.");
  });

  it("is refused when the cost of a required site has no rate, and names it", () => {
    const sites = sitesWith(({ key, monthlyCost }) => (key === "gcp-us-south1" ? { monthlyCost: { ...monthlyCost, currency: "CHF" } } : {}));
    expect(refused({ forceIn: ["gcp-us-south1"] }, { sites })).toMatchObject({ code: "unready", complaints: [{ at: "Dallas" }] });
  });

  it("brings costs into the reporting currency", () => {
    const currency = { reporting: "EUR", rates: [{ base: "EUR", quote: "USD", on: "2026-11-01", rate: 1.25 }], on: "2026-11-25" };
    expect(ask({}, { currency }).sites[0]?.costMicros).toBe(120_000_000);
  });
});

describe("what cannot take part", () => {
  it.each<[string, Partial<Demand>, number | null, RegExp | null, number]>([
    ["unknown impressions", { dailyImpressions: null }, null, /daily impressions are not known/, 1],
    ["no impressions", { dailyImpressions: 0 }, null, /no impressions/, 1],
    ["neither time nor place", { todayMs: null, place: null }, null, /Neither/, 1],
    ["no p75 TTFB", { todayMs: null }, null, /does not weigh in/, 2],
    ["no p75 TTFB, but an assumption", { todayMs: null }, 400, null, 2],
    ["no place", { place: null }, null, /stays on today's path/, 2],
  ])("is named with its reason: %s", (_, facts, assumedTtfbMs, says, markets) => {
    const inputs = ask({ assumedTtfbMs }, { markets: [brazil, { ...germany, ...facts }] });
    expect(inputs.markets).toHaveLength(markets);
    expect(inputs.notes.map((note) => note.at)).toEqual(says ? ["Germany"] : []);
    if (says) expect(inputs.notes[0]?.says).toMatch(says);
    if (assumedTtfbMs !== null) expect(inputs.markets[1]).toMatchObject({ todayMs: 400, todayFrom: "assumed" });
  });

  it("is an EEA market that no candidate may serve when residency is asked for", () => {
    const sites = ground.sites.filter(({ residency }) => residency !== "EU");
    const inputs = ask({ residency: true }, { sites });
    expect(inputs.notes).toEqual([{ at: "Germany", says: "No candidate site has residency EU, so it stays on today's path." }]);
    expect(inputs.markets.map(({ market, euOnly }) => [market, euOnly])).toEqual([
      ["BR", false],
      ["DE", true],
    ]);
    expect(ask({ residency: false }, { sites }).notes).toEqual([]);
  });

  it("is every hub when a millisecond is worth nothing", () => {
    expect(ask({ worthMicros: 0 }).notes[0]?.says).toMatch(/no hub pays for itself/);
  });
});
