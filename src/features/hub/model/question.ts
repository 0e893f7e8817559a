import { regionOf } from "@/features/publisher/model/hosts";
import { type Currency, toReporting } from "@/kernel/money";
import { type Complaint, Refusal } from "@/kernel/refusal";
import { type AskPlan, mostHubs, type PlanInputs, type PlanMarket, type PlanSite } from "../schema";
import type { Point } from "./latency";
import type { KnownSite } from "./sites";

/** What is known of a market: where its audience is, how large it is and how long it waits today. */
export interface Demand {
  market: string;
  name: string;
  place: Point | null;
  dailyImpressions: number | null;
  /** The p75 TTFB on today's path. */
  todayMs: number | null;
  isMeasured: boolean;
}

/** What questions are asked of. */
export interface Ground {
  sites: readonly KnownSite[];
  markets: readonly Demand[];
  currency: Currency;
}

/** What one millisecond less is worth on a million impressions until someone says otherwise: 0.10; nobody measured it. */
export const defaultWorthMicros = 100_000;

const nothingStarted = "Nothing was started.";
const inMoney = (micros: number, currency: string) => `${currency} ${(micros / 1_000_000).toFixed(2)}`;

/**
 * Freezes a question with all that its answers follow from: sites by key, markets by code. What cannot take part is named in the notes.
 * Throws *invalid* or *unready* with a sentence when no answer is possible: no site left, no market that weighs in, required sites that
 * are too many, too dear, hidden or ruled out, a budget below the cheapest site.
 */
export function questionOf(asked: AskPlan, ground: Ground): PlanInputs {
  const { reporting } = ground.currency;
  demandForced(asked, ground.sites);
  const { sites, notes: siteNotes } = candidatesOf(asked, ground);
  if (sites.length === 0)
    throw new Refusal(
      "unready",
      `No site is left to choose from. ${nothingStarted} Show hidden sites again, rule fewer out, or add one of your own.`,
      siteNotes,
    );
  demandForcedRated(asked, sites, siteNotes);
  const { markets, notes: marketNotes } = marketsOf(asked, ground.markets, sites);
  if (!markets.some(({ todayMs }) => todayMs !== null)) throw noMarket(ground.markets, marketNotes);
  const numbers = numbersOf(asked, sites, reporting);
  return { version: 1, asked, currency: reporting, sites, markets, notes: [...marketNotes, ...siteNotes, ...worthNotes(asked)], numbers };
}

function demandForced({ forceIn, forceOut, limit }: AskPlan, sites: readonly KnownSite[]): void {
  const byKey = new Map(sites.map((site) => [site.key, site]));
  const complain = (keys: readonly string[], says: string): Complaint[] => keys.map((key) => ({ at: byKey.get(key)?.name ?? key, says }));
  const both = forceIn.filter((key) => forceOut.includes(key));
  if (both.length > 0)
    throw new Refusal(
      "invalid",
      `A site cannot be required and ruled out at once. ${nothingStarted} Take it off one list.`,
      complain(both, "is on both lists."),
    );
  const gone = forceIn.filter((key) => byKey.get(key)?.hidden !== false);
  if (gone.length > 0)
    throw new Refusal(
      "invalid",
      `A required site is not among the candidates. ${nothingStarted} Show it again or do not require it.`,
      complain(gone, "is hidden or unknown."),
    );
  if (limit.by === "number" && forceIn.length > limit.hubs)
    throw new Refusal(
      "invalid",
      `${forceIn.length} sites are required, but at most ${limit.hubs} may have a hub. ${nothingStarted} Allow more hubs or require fewer sites.`,
      complain(forceIn, "is required."),
    );
  if (forceIn.length > mostHubs)
    throw new Refusal("invalid", `At most ${mostHubs} sites can be required. ${nothingStarted} Require fewer.`, complain(forceIn, "is required."));
}

/** Sites that may be chosen, their costs in the reporting currency; one whose rate is missing is left out and named. */
function candidatesOf({ forceIn, forceOut }: AskPlan, { sites, currency }: Ground): { sites: PlanSite[]; notes: Complaint[] } {
  const open = sites.filter(({ key, hidden }) => !hidden && !forceOut.includes(key)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const notes: Complaint[] = [];
  const candidates = open.flatMap(({ key, provider, name, country, latitude, longitude, residency, monthlyCost }): PlanSite[] => {
    const cost = toReporting(monthlyCost, currency);
    if (cost) return [{ key, provider, name, country, latitude, longitude, residency, costMicros: cost.micros, forced: forceIn.includes(key) }];
    notes.push({ at: name, says: `Its cost is in ${monthlyCost.currency} and no rate to ${currency.reporting} is known, so it is no candidate.` });
    return [];
  });
  return { sites: candidates, notes };
}

function demandForcedRated({ forceIn }: AskPlan, sites: readonly PlanSite[], notes: readonly Complaint[]): void {
  const lost = forceIn.filter((key) => !sites.some((site) => site.key === key));
  if (lost.length > 0)
    throw new Refusal(
      "unready",
      `The cost of a required site has no rate to the reporting currency. ${nothingStarted} Enter the rate or its cost anew.`,
      notes,
    );
}

function marketsOf(asked: AskPlan, demands: readonly Demand[], sites: readonly PlanSite[]): { markets: PlanMarket[]; notes: Complaint[] } {
  const counted = demands.filter(({ market }) => !asked.leaveOut.includes(market)).toSorted((a, b) => (a.market < b.market ? -1 : 1));
  const markets = counted.flatMap((demand) => marketOf(demand, asked));
  const notes = counted.flatMap((demand) => noteOf(demand, asked, sites));
  return { markets, notes };
}

function marketOf(demand: Demand, { assumedTtfbMs, residency }: AskPlan): PlanMarket[] {
  const { market, name, place, dailyImpressions, isMeasured } = demand;
  const todayMs = demand.todayMs ?? assumedTtfbMs;
  if (dailyImpressions === null || !standingOf(demand, assumedTtfbMs).takesPart) return [];
  const todayFrom = demand.todayMs === null ? (assumedTtfbMs === null ? null : "assumed") : isMeasured ? "measured" : "entered";
  return [{ market, name, place, dailyImpressions, todayMs, todayFrom, euOnly: residency && regionOf(market) === "EU" }];
}

/** Whether a market can take part, and why not, or not as others do; `says` is null when there is nothing to say. */
export function standingOf({ place, dailyImpressions, todayMs }: Demand, assumedTtfbMs: number | null): { takesPart: boolean; says: string | null } {
  const isWaitKnown = todayMs !== null || assumedTtfbMs !== null;
  const out = (says: string) => ({ takesPart: false, says: `${says}, so it is left out.` });
  if (dailyImpressions === null) return out("Its daily impressions are not known");
  if (dailyImpressions === 0) return out("It has no impressions");
  if (!isWaitKnown && !place) return out("Neither its p75 TTFB nor the place of its audience is known");
  if (!isWaitKnown) return { takesPart: true, says: "Its p75 TTFB today is not known, so it does not weigh in; what a hub would give it is shown." };
  return { takesPart: true, says: place ? null : "The place of its audience is not known, so it stays on today's path." };
}

function noteOf(demand: Demand, { assumedTtfbMs, residency }: AskPlan, sites: readonly PlanSite[]): Complaint[] {
  const { says } = standingOf(demand, assumedTtfbMs);
  if (says) return [{ at: demand.name, says }];
  const isStranded = residency && regionOf(demand.market) === "EU" && !sites.some((site) => site.residency === "EU");
  return isStranded ? [{ at: demand.name, says: "No candidate site has residency EU, so it stays on today's path." }] : [];
}

function noMarket(demands: readonly Demand[], notes: readonly Complaint[]): Refusal {
  if (demands.length === 0) return new Refusal("unready", `There are no markets yet. ${nothingStarted} Import or enter them on the Markets screen.`);
  const says = "No market has both daily impressions and a p75 TTFB today, so no hub could be weighed against today's path.";
  return new Refusal("unready", `${says} ${nothingStarted} Enter them on the Markets screen, or say what to assume where no TTFB is known.`, notes);
}

/** The numbers of hubs to answer for: from what is required, or one, to what is allowed, or the budget buys. */
function numbersOf({ limit }: AskPlan, sites: readonly PlanSite[], currency: string): number[] {
  const forced = sites.filter((site) => site.forced);
  const most = limit.by === "number" ? Math.min(limit.hubs, sites.length) : affordable(limit.micros, forced, sites, currency);
  const least = Math.max(1, forced.length);
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}

function affordable(budgetMicros: number, forced: readonly PlanSite[], sites: readonly PlanSite[], currency: string): number {
  const needMicros = forced.reduce((sum, { costMicros }) => sum + costMicros, 0);
  const byCost = sites.filter((site) => !site.forced).toSorted((a, b) => a.costMicros - b.costMicros || (a.key < b.key ? -1 : 1));
  if (needMicros > budgetMicros) {
    const says = `The required sites cost ${inMoney(needMicros, currency)} a month together, more than the budget of ${inMoney(budgetMicros, currency)}.`;
    throw new Refusal("invalid", `${says} ${nothingStarted} Raise the budget or require fewer sites.`);
  }
  const [cheapest] = byCost;
  if (forced.length === 0 && cheapest && cheapest.costMicros > budgetMicros) {
    const says = `The budget of ${inMoney(budgetMicros, currency)} a month is below the cheapest site, ${cheapest.name} at ${inMoney(cheapest.costMicros, currency)}.`;
    throw new Refusal("invalid", `${says} ${nothingStarted} Raise the budget or enter what your sites really cost.`);
  }
  let leftMicros = budgetMicros - needMicros;
  let count = forced.length;
  for (const { costMicros } of byCost) {
    if (count === mostHubs || costMicros > leftMicros) break;
    leftMicros -= costMicros;
    count += 1;
  }
  return count;
}

function worthNotes({ worthMicros }: AskPlan): Complaint[] {
  return worthMicros > 0
    ? []
    : [{ at: "Worth of a millisecond", says: "At a worth of zero no hub pays for itself: only required sites and free ones get one." }];
}
