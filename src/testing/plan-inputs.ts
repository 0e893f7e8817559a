import fc from "fast-check";
import type { Point } from "@/features/hub/model/latency";
import { type AskPlan, PlanInputs, type PlanMarket, type PlanSite } from "@/features/hub/schema";

export const askOfThree: AskPlan = {
  limit: { by: "number", hubs: 3 },
  worthMicros: 100_000,
  residency: false,
  assumedTtfbMs: null,
  forceIn: [],
  forceOut: [],
  leaveOut: [],
};

/** A candidate on the equator for 150 a month unless told otherwise. */
export function makeSite(key: string, facts: Partial<PlanSite> = {}): PlanSite {
  const place = { country: "DE", latitude: 0, longitude: 0, residency: "" };
  return { key, provider: "Own", name: key, ...place, costMicros: 150_000_000, forced: false, ...facts };
}

/** A market of a million impressions a day. */
export function makeMarket(market: string, place: Point | null, todayMs: number | null, facts: Partial<PlanMarket> = {}): PlanMarket {
  return { market, name: market, place, dailyImpressions: 1_000_000, todayMs, todayFrom: todayMs === null ? null : "entered", euOnly: false, ...facts };
}

export function makeQuestion(sites: PlanSite[], markets: PlanMarket[], asked: Partial<AskPlan> = {}): PlanInputs {
  return { version: 1, asked: { ...askOfThree, ...asked }, currency: "USD", sites, markets, notes: [], numbers: [1, 2, 3] };
}

const codes = ["BR", "DE", "FR", "IN", "JP", "US"];
const degrees = (most: number) => fc.integer({ min: -most * 10, max: most * 10 }).map((tenths) => tenths / 10);
const place = fc.record({ latitude: degrees(80), longitude: degrees(180) });

const site = fc.record({
  ...{ provider: fc.constant("Own"), name: fc.constant("Somewhere"), country: fc.constant("DE") },
  place,
  residency: fc.constantFrom("EU", ""),
  /** Few values, so that equal costs and free sites come up. */
  costMicros: fc.constantFrom(0, 50_000_000, 120_000_000, 150_000_000, 310_123_457),
  forced: fc.constantFrom(false, false, false, true),
});

const market = fc.record({
  place: fc.option(place, { freq: 8 }),
  dailyImpressions: fc.constantFrom(1, 20_000, 400_000, 1_500_000, 5_200_000),
  todayMs: fc.option(fc.integer({ min: 20, max: 900 }), { freq: 8 }),
});

/** Small questions of every kind: up to 7 sites and 6 markets, free and required sites, budgets, residency, markets that nobody knows enough of. */
export const smallQuestion: fc.Arbitrary<PlanInputs> = fc
  .record({
    sites: fc.array(site, { minLength: 1, maxLength: 7 }),
    markets: fc.array(market, { minLength: 1, maxLength: 6 }),
    residency: fc.boolean(),
    worthMicros: fc.constantFrom(0, 1_000, 100_000, 5_000_000),
    hubs: fc.integer({ min: 1, max: 4 }),
    budget: fc.option(fc.constantFrom(0, 49_999_999, 200_000_000, 270_000_000, 431_000_000), { freq: 2 }),
  })
  .map(({ sites, markets, residency, worthMicros, hubs, budget }) => {
    const forced = sites.filter((one) => one.forced);
    const needed = forced.reduce((sum, one) => sum + one.costMicros, 0);
    const limit = budget === null ? ({ by: "number", hubs } as const) : ({ by: "budget", micros: Math.max(budget, needed) } as const);
    return PlanInputs.parse({
      version: 1,
      asked: { ...askOfThree, limit, residency, worthMicros },
      currency: "USD",
      sites: sites.map(({ place: at, ...facts }, index) => ({ ...facts, ...at, key: `site-${index}` })),
      markets: markets.map((facts, index) => {
        const code = codes[index] ?? "US";
        const isEu = code === "DE" || code === "FR";
        return { ...facts, market: code, name: code, todayFrom: facts.todayMs === null ? null : "entered", euOnly: residency && isEu };
      }),
      notes: [],
      numbers: [Math.max(hubs, forced.length, 1)],
    });
  });
