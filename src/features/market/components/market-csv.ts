import { stringify } from "csv-stringify/browser/esm/sync";
import type { Currency } from "@/kernel/money";
import { type Hotspots, reasonOf } from "../model/hotspot";
import type { Ranked, RankedBy } from "../model/ranking";

type Cell = string | number | null;

/** RFC 4180; a text that a spreadsheet would take for a formula gets a leading apostrophe. */
const csv = (rows: Cell[][]) => stringify(rows, { escape_formulas: true, record_delimiter: "windows" });
const units = (micros: number | undefined) => (micros === undefined ? null : micros / 1_000_000);

/** The ranked markets with their figures in the reporting currency. */
export function topCsv(top: readonly Ranked[], by: RankedBy, { reporting, on }: Currency): string {
  const head = ["place", "market", "name", "ranked_by", "cpm", "daily_impressions", "media_value", "currency", "on"];
  const rows = top.map(({ place, line }): Cell[] => [
    place,
    line.market,
    line.name,
    by,
    units(line.cpmReporting?.micros),
    line.dailyImpressions,
    units(line.mediaValue?.micros),
    reporting,
    on,
  ]);
  return csv([head, ...rows]);
}

/** The hotspots in their order, each with its reason and what it was compared with. */
export function hotspotsCsv(found: Hotspots, { reporting, on }: Currency): string {
  const head = ["place", "market", "name", "ttfb_p75_ms", "ttfb_source", "measured_impressions", "threshold_ms", "weighted_median_ms", "ratio"];
  const stake = ["daily_impressions", "media_value", "currency", "on", "reason"];
  const rows = found.spots.map((spot, index): Cell[] => [
    index + 1,
    spot.line.market,
    spot.line.name,
    spot.ttfbP75Ms,
    spot.line.measured ? "measured" : "entered",
    spot.line.measured?.count ?? null,
    found.thresholdMs,
    found.medianMs,
    spot.ratio === null ? null : Number(spot.ratio.toFixed(3)),
    spot.line.dailyImpressions,
    units(spot.line.mediaValue?.micros),
    reporting,
    on,
    reasonOf(spot, found),
  ]);
  return csv([[...head, ...stake], ...rows]);
}
