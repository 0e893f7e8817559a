import type { MarketLine } from "./market-line";

const rankings = ["cpm", "value"] as const;
/** CPM or media value, both in the reporting currency. */
export type RankedBy = (typeof rankings)[number];

export interface Ranked {
  line: MarketLine;
  /** 1 for the highest; equals share a place, and the next one is as many lower: 1, 2, 2, 4. */
  place: number;
  /** Millionths of the reporting currency. */
  micros: number;
}

interface Ranking {
  top: Ranked[];
  /** Markets that cannot be ranked, each with what is missing: "CPM", "daily impressions", "a rate from KZT". */
  lacking: { line: MarketLine; what: string }[];
}

const sumOf: Record<RankedBy, (line: MarketLine) => number | null> = {
  cpm: ({ cpmReporting }) => cpmReporting?.micros ?? null,
  value: ({ mediaValue }) => mediaValue?.micros ?? null,
};

function lackOf({ cpm, dailyImpressions, missingRate }: MarketLine, by: RankedBy): string {
  const lacks = [cpm ? null : "CPM", by === "value" && dailyImpressions === null ? "daily impressions" : null, missingRate && `a rate from ${missingRate}`];
  return lacks.filter((lack) => lack !== null).join(" and ");
}

/** The highest markets by CPM or media value, at most so many; equals stand by code. A market without the figure or the rate is named, never dropped. */
export function rankMarkets(lines: readonly MarketLine[], by: RankedBy, most: number): Ranking {
  const summed = lines.map((line) => ({ line, micros: sumOf[by](line) }));
  const known = summed
    .flatMap(({ line, micros }) => (micros === null ? [] : [{ line, micros }]))
    .toSorted((a, b) => b.micros - a.micros || (a.line.market < b.line.market ? -1 : 1));
  return {
    top: known.slice(0, most).map((one) => ({ ...one, place: 1 + known.findIndex(({ micros }) => micros === one.micros) })),
    lacking: summed.filter(({ micros }) => micros === null).map(({ line }) => ({ line, what: lackOf(line, by) })),
  };
}
