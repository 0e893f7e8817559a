import { type Hotspots, medianFactor, usualThresholdMs } from "../model/hotspot";
import { exactMs } from "./market-figures";

/** What markets are compared with: "Over your 500 ms (the default), or over 1.5 × the impression-weighted median of 140 ms." */
export function limitsInWords({ thresholdMs, medianMs }: Pick<Hotspots, "thresholdMs" | "medianMs">): string {
  const yours = `your ${exactMs(thresholdMs)} (${thresholdMs === usualThresholdMs ? "the default" : `default ${exactMs(usualThresholdMs)}`})`;
  if (medianMs === null) return `Compared with ${yours} only: the weighted median needs a market with both a p75 TTFB and impressions.`;
  return `Over ${yours}, or over ${medianFactor} × the impression-weighted median of ${exactMs(medianMs)}.`;
}

/** Why no market is a hotspot, of so many: none has a p75 TTFB, or none is over a limit. */
export function nothingInWords({ unknown, medianMs }: Pick<Hotspots, "unknown" | "medianMs">, count: number): string {
  if (unknown.length === count) return "Nothing to compare yet: enter or import the p75 TTFB of your markets, or let beacons measure it.";
  return `No market is over ${medianMs === null ? "your threshold" : "either limit"}. Lower the threshold to look closer.`;
}
