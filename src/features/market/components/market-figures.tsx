import { Clock } from "@/ui/clock";
import { formatCount, formatMoney, formatMs } from "@/ui/format";
import type { MarketLine } from "../model/market-line";

/** CPM in the reporting currency, or what is missing for it. */
export function cpmWords({ cpmReporting, missingRate }: MarketLine): string {
  if (cpmReporting) return formatMoney(cpmReporting);
  return missingRate ? `no rate from ${missingRate}` : "none entered";
}

export function valueWords({ mediaValue, missingRate, cpm }: MarketLine): string {
  if (mediaValue) return formatMoney(mediaValue);
  if (missingRate) return `no rate from ${missingRate}`;
  return cpm ? "no impressions" : "no CPM";
}

export const impressionsWords = ({ dailyImpressions }: MarketLine) => (dailyImpressions === null ? "none entered" : formatCount(dailyImpressions));

/** Whole milliseconds also over a second: thresholds are compared by them. */
export const exactMs = (ms: number) => `${formatCount(ms)} ms`;

export function ttfbWords({ ttfbP75Ms, measured }: MarketLine): string {
  if (ttfbP75Ms === null) return "none known";
  return `${formatMs(ttfbP75Ms)}, ${measured ? "measured" : "entered"}`;
}

/** Where a p75 TTFB is from: beacons, with how many on hover, or a person. */
export function Source({ line: { measured, enteredTtfbP75Ms } }: { line: MarketLine }) {
  if (!measured) return <span className="text-ink-3">entered</span>;
  const instead = enteredTtfbP75Ms === null ? "" : `, in place of ${formatMs(enteredTtfbP75Ms)} entered`;
  return (
    <span className="text-ok" title={`Measured by ${formatCount(measured.count)} beacons${instead}`}>
      measured
    </span>
  );
}

export function Ttfb({ line }: { line: MarketLine }) {
  if (line.ttfbP75Ms === null) return <span className="text-ink-3">none known</span>;
  return (
    <>
      {formatMs(line.ttfbP75Ms)} <Source line={line} />
    </>
  );
}

/** What is known of p75 TTFB where beacons measured none of it. */
export function unmeasuredWords(lines: readonly Pick<MarketLine, "enteredTtfbP75Ms">[]): string {
  return lines.some(({ enteredTtfbP75Ms }) => enteredTtfbP75Ms !== null)
    ? "No p75 TTFB is measured yet; measured figures replace entered ones once a market has 100 impressions."
    : "No p75 TTFB is known yet; enter or import it, or let beacons measure it: they do once a market has 100 impressions.";
}

/** How much of what is shown beacons measured; nothing when they measured none of it. */
export function MeasuredNote({ lines }: { lines: readonly MarketLine[] }) {
  const measured = lines.flatMap((line) => line.measured ?? []);
  const last = Math.max(...measured.map(({ lastAt }) => new Date(lastAt).getTime()));
  if (measured.length === 0) return <>{unmeasuredWords(lines)}</>;
  return (
    <>
      p75 TTFB of {formatCount(measured.length)} of {formatCount(lines.length)} markets is measured, by{" "}
      {formatCount(measured.reduce((sum, { count }) => sum + count, 0))} beacons of 28 days, the last <Clock at={last} />; it replaces what was entered.
    </>
  );
}
