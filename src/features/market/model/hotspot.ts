// Hotspot: a market whose p75 TTFB is over the chosen threshold or far over what most impressions meet.
// Weighted median: the TTFB that half of all impressions are at or below.
// At stake: a hotspot's impressions and media value a day.
import type { MarketLine } from "./market-line";

/** Taken when nobody chose another; a p75 TTFB of up to 800 ms is called good for whole pages (web.dev/ttfb), a creative is one part of one. */
export const usualThresholdMs = 500;
/** Over so many times the weighted median is a hotspot too. A choice of ours: half again what half of all impressions meet. */
export const medianFactor = 1.5;

const stakes = ["impressions", "value"] as const;
/** What hotspots are ranked by. */
export type Stake = (typeof stakes)[number];

interface Hotspot {
  line: MarketLine;
  ttfbP75Ms: number;
  isOverThreshold: boolean;
  /** TTFB ÷ weighted median; null without a median. */
  ratio: number | null;
}

export interface Hotspots {
  thresholdMs: number;
  /** Null when no market has both a TTFB and impressions. */
  medianMs: number | null;
  spots: Hotspot[];
  /** Markets without a p75 TTFB, measured or entered: nothing can be said of them. */
  unknown: MarketLine[];
}

/**
 * The lower weighted median: the smallest value at which the weights up to it reach half of all weight. Values of no weight are left out;
 * null when none is left. Source: Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, 3rd edition, problem 9-2.
 */
export function weightedMedian(values: readonly { value: number; weight: number }[]): number | null {
  const heavy = values.filter(({ weight }) => weight > 0).toSorted((a, b) => a.value - b.value);
  const total = heavy.reduce((sum, { weight }) => sum + weight, 0);
  let seen = 0;
  for (const { value, weight } of heavy) {
    seen += weight;
    if (2 * seen >= total) return value;
  }
  return null;
}

/** The markets over the threshold or over 1.5 × the impression-weighted median of p75 TTFB, ranked by what is at stake; a missing figure ranks last, equals by the other stake and then by code. */
export function findHotspots(lines: readonly MarketLine[], thresholdMs: number, by: Stake): Hotspots {
  const known = lines.flatMap((line) => (line.ttfbP75Ms === null ? [] : [{ line, ttfbP75Ms: line.ttfbP75Ms }]));
  const medianMs = weightedMedian(known.map(({ line, ttfbP75Ms }) => ({ value: ttfbP75Ms, weight: line.dailyImpressions ?? 0 })));
  const spots = known
    .map(({ line, ttfbP75Ms }) => ({ line, ttfbP75Ms, isOverThreshold: ttfbP75Ms > thresholdMs, ratio: medianMs ? ttfbP75Ms / medianMs : null }))
    .filter(({ isOverThreshold, ratio }) => isOverThreshold || (ratio !== null && ratio > medianFactor));
  return { thresholdMs, medianMs, spots: spots.toSorted(order(by)), unknown: lines.filter(({ ttfbP75Ms }) => ttfbP75Ms === null) };
}

const stakeOf: Record<Stake, (line: MarketLine) => number> = {
  impressions: ({ dailyImpressions }) => dailyImpressions ?? -1,
  value: ({ mediaValue }) => mediaValue?.micros ?? -1,
};

const order = (by: Stake) => {
  const other = by === "value" ? "impressions" : "value";
  return (a: Hotspot, b: Hotspot) =>
    stakeOf[by](b.line) - stakeOf[by](a.line) || stakeOf[other](b.line) - stakeOf[other](a.line) || (a.line.market < b.line.market ? -1 : 1);
};

const ms = (value: number) => `${Math.round(value).toLocaleString("en")} ms`;

/** Why a market is a hotspot: "820 ms, over your 500 ms; 1.9 × the weighted median of 430 ms". */
export function reasonOf({ ttfbP75Ms, isOverThreshold, ratio }: Hotspot, { thresholdMs, medianMs }: Pick<Hotspots, "thresholdMs" | "medianMs">): string {
  const times = ratio !== null && medianMs !== null && ratio > medianFactor ? `${ratio.toFixed(1)} × the weighted median of ${ms(medianMs)}` : null;
  if (isOverThreshold) return [`${ms(ttfbP75Ms)}, over your ${ms(thresholdMs)}`, times].filter((part) => part !== null).join("; ");
  return `${ms(ttfbP75Ms)}, within your ${ms(thresholdMs)}, yet ${times ?? ""}`;
}
