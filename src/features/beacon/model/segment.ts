import type { Segment } from "../schema";

/** Further ahead than any clock may be: the segment is set aside, with this reason. Source: the fault table, row 80. */
const aheadLimitS = 24 * 3_600;
/** A window older than this changes a day that people may have read already. */
const lateAfterS = 24 * 3_600;

const windowsOf = (segment: Segment) => [
  ...segment.counters.map((row) => row[9]),
  ...segment.bins.map((row) => row[6]),
  ...segment.receipts.map((row) => row[1]),
];

/** Why a segment cannot be counted at all, in words, or null. `nowMs` is the database's time. */
export function unfit(segment: Segment, nowMs: number): string | null {
  const windows = windowsOf(segment);
  if (windows.some((at) => at % 10 !== 0)) return "a window that does not start at a multiple of ten seconds";
  const last = windows.reduce((latest, at) => Math.max(latest, at), 0);
  return last > nowMs / 1_000 + aheadLimitS ? "a window more than 24 hours in the future" : null;
}

/** The span of days already over that a segment changes, or null; seconds since 1970, half-open. */
export function restatedSpan(segment: Segment, nowMs: number): { fromS: number; untilS: number } | null {
  const late = windowsOf(segment).filter((at) => at < nowMs / 1_000 - lateAfterS);
  if (late.length === 0) return null;
  return { fromS: late.reduce((a, b) => Math.min(a, b)), untilS: late.reduce((a, b) => Math.max(a, b)) + 10 };
}

/** How many rows a segment has. */
export function rowsOf(segment: Segment): number {
  return segment.counters.length + segment.bins.length + segment.receipts.length;
}
