import type { PlanAnswer, PlanInputs, PlanSite } from "../schema";
import { worthOfMs } from "./placement";
import { costMicros } from "./plan-answer";

/** What becomes of one market. */
export interface MarketOutcome {
  market: string;
  name: string;
  dailyImpressions: number;
  /** Who serves it; null: today's path. */
  site: PlanSite | null;
  beforeMs: number | null;
  beforeFrom: "measured" | "entered" | "assumed" | null;
  /** Null where nothing is known. */
  afterMs: number | null;
  /** True where `afterMs` follows from a distance. */
  isEstimate: boolean;
}

export interface PlanFigures {
  sites: PlanSite[];
  costMicros: number;
  /** Impression-weighted means over the markets that weigh in, ms. */
  beforeMs: number;
  afterMs: number;
  /** Daily impressions of the markets that weigh in, and of those among them that a hub makes faster. */
  impressions: number;
  improved: number;
  /** What the milliseconds saved are worth a month, millionths of the reporting currency, at the worth that was asked with. */
  worthMicros: number;
  outcomes: MarketOutcome[];
}

/** The difference that a further hub makes: to the answer before, or to no hub at all. */
export interface Gain {
  hubs: number;
  afterMs: number;
  costMicros: number;
  improved: number;
  /** Worth gained − cost added. */
  netMicros: number;
}

/** All that a screen shows of one answer. Means are Σ impressions × TTFB ÷ Σ impressions. */
export function figuresOf(inputs: PlanInputs, answer: PlanAnswer): PlanFigures {
  const byKey = new Map(inputs.sites.map((site) => [site.key, site]));
  const served = new Map(answer.serves.map((one) => [one.market, one]));
  const sites = answer.sites.flatMap((key) => byKey.get(key) ?? []);
  const outcomes = inputs.markets.map((market): MarketOutcome => {
    const one = served.get(market.market);
    const site = byKey.get(one?.site ?? "") ?? null;
    const { name, dailyImpressions, todayMs, todayFrom } = market;
    return {
      market: market.market,
      name,
      dailyImpressions,
      site,
      beforeMs: todayMs,
      beforeFrom: todayFrom,
      afterMs: one?.ttfbMs ?? todayMs,
      isEstimate: site !== null,
    };
  });
  return { sites, costMicros: costMicros(sites), outcomes, ...meansOf(inputs, outcomes) };
}

function meansOf({ markets, asked }: PlanInputs, outcomes: readonly MarketOutcome[]) {
  let impressions = 0;
  let improved = 0;
  let before = 0;
  let after = 0;
  let worthMicros = 0;
  for (const [index, { beforeMs, afterMs, dailyImpressions, site }] of outcomes.entries()) {
    const market = markets[index];
    if (beforeMs === null || afterMs === null || !market) continue;
    impressions += dailyImpressions;
    before += dailyImpressions * beforeMs;
    after += dailyImpressions * afterMs;
    improved += site === null ? 0 : dailyImpressions;
    worthMicros += worthOfMs(market, asked.worthMicros) * (beforeMs - afterMs);
  }
  const weight = Math.max(impressions, 1);
  return { impressions, improved, beforeMs: before / weight, afterMs: after / weight, worthMicros: Math.round(worthMicros) };
}

/** What an answer adds to the one before it, or to today when it is the first. */
export function gainOf(figures: PlanFigures, before: PlanFigures | null): Gain {
  const from = before ?? { sites: [], afterMs: figures.beforeMs, costMicros: 0, improved: 0, worthMicros: 0 };
  const addedMicros = figures.costMicros - from.costMicros;
  return {
    hubs: figures.sites.length - from.sites.length,
    afterMs: figures.afterMs - from.afterMs,
    costMicros: addedMicros,
    improved: figures.improved - from.improved,
    netMicros: figures.worthMicros - from.worthMicros - addedMicros,
  };
}
