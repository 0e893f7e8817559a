import type { Rate } from "@/kernel/money";
import { addDays, type Days } from "../model/bulk";
import type { CampaignLine, CampaignState } from "../model/campaign-line";
import type { MoneySum } from "../model/money-sum";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const at = (text: string) => new Date(`${text}T00:00:00Z`);

/** "2026-12-24" as "24 Dec 2026"; flights count in each market's own zone, so a day has none. */
export function dayWords(text: string): string {
  return day.format(at(text));
}

/** From the first to the last day on which a flight runs: "1 – 24 Dec 2026". */
export function daysWords({ fromOn, untilOn }: Days): string {
  return day.formatRange(at(fromOn), at(lastDayOf(untilOn)));
}

const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** The same for narrow columns: a first day of this year goes without it, a last one too when the first does. */
export function shortDays(days: Days, year: number): string {
  const last = lastDayOf(days.untilOn);
  const here = (one: string) => one.startsWith(`${year}-`);
  if (here(days.fromOn) && here(last)) return dayOfYear.formatRange(at(days.fromOn), at(last));
  return here(days.fromOn) ? `${dayOfYear.format(at(days.fromOn))} – ${dayWords(last)}` : daysWords(days);
}

/** The last day of a flight, which is kept by the first on which it no longer runs. */
export function lastDayOf(untilOn: string): string {
  return addDays(untilOn, -1) ?? untilOn;
}

export const stateWords: Record<CampaignState, string> = { live: "live", built: "has builds, not live", none: "no builds" };

/** What the list says of a campaign's release and cells. */
export function stateSays({ state, live, staged, built, cells }: Pick<CampaignLine, "state" | "live" | "staged" | "built" | "cells">): string {
  const staging = staged === null ? "" : `, r${staged} staging`;
  if (live !== null) return `r${live} live${staging}`;
  return `${state === "none" ? "no builds" : `${built} of ${cells} have a build`}${staging}`;
}

/** What keeps a sum from being whole, one part each; nothing when it is. */
export function sumLacks({ known, unrated, without }: MoneySum): string[] {
  const rates = unrated.map(({ currency }) => `no rate ${currency} → ${known.currency}`);
  return without.length > 0 ? [...rates, `${without.join(", ")} without figures`] : rates;
}

/** "3 campaigns", "1 campaign". */
export function countWords(count: number, what = "campaign"): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}

/** The rates that sums were converted by, those of one day together: "EUR 1.0842, GBP 1.2671 of 20 Nov 2026". */
export function rateWords(rates: readonly Rate[]): string {
  const days = [...new Set(rates.map(({ on }) => on))].toSorted().toReversed();
  const of = (day: string) => rates.filter(({ on }) => on === day).map(({ base, rate }) => `${base} ${rateFigures.format(rate)}`);
  return days.map((day) => `${of(day).toSorted().join(", ")} of ${dayWords(day)}`).join("; ");
}

const rateFigures = new Intl.NumberFormat("en", { maximumSignificantDigits: 5 });
