// Bulk edit: one change of flight dates, click-throughs or labels to many campaigns.
// Source: what a bulk edit needs to know of one campaign.
// Plan: what the change would make of one campaign, and why it cannot.
// Part: flights, click-throughs or labels; an undo puts parts back as they were.
import { canonical } from "@/kernel/canonical";
import type { BulkChange, EditedCampaign, EditedParts } from "./bulk-change";
import type { CampaignView, FlightView, MarketView } from "./campaign";
import { faultOfClick } from "./click-through";
import { mostLabels, relabel } from "./label";

export interface BulkSource extends Pick<CampaignView, "id" | "teamId" | "slug" | "name" | "revision" | "labels" | "archivedAt" | "flights"> {
  markets: Pick<MarketView, "market" | "locale" | "clickThrough">[];
}

export type Days = Pick<FlightView, "fromOn" | "untilOn">;

/** One line of a preview. */
export type Difference =
  | { part: "flight"; market: string; placement: string; before: Days | null; after: Days }
  | { part: "clickThrough"; market: string; locale: string; before: string; after: string }
  | { part: "labels"; before: string[]; after: string[] };

export interface BulkPlan {
  before: EditedParts;
  after: EditedParts;
  /** Nothing when the campaign is as the change would make it already. */
  differences: Difference[];
  /** Why the campaign cannot take the change, one sentence each; then nothing of it is. */
  complaints: string[];
}

type PartPlan = Pick<BulkPlan, "differences" | "complaints"> & { before: EditedParts; after: EditedParts };
const nothing: PartPlan = { before: {}, after: {}, differences: [], complaints: [] };
const dayMs = 86_400_000;

/** What a change makes of one campaign. */
export function planBulk(source: BulkSource, change: BulkChange): BulkPlan {
  if (source.archivedAt) return { ...nothing, complaints: ["It is archived. Restore it first."] };
  const parts = [planFlights(source, change), planClicks(source, change), planLabels(source, change)];
  const complaints = parts.flatMap((part) => part.complaints);
  if (complaints.length > 0) return { ...nothing, complaints };
  return {
    before: Object.assign({}, ...parts.map(({ before }) => before)),
    after: Object.assign({}, ...parts.map(({ after }) => after)),
    differences: parts.flatMap(({ differences }) => differences),
    complaints,
  };
}

/** A day some days later, "2026-12-24"; null past the years that four figures hold. */
export function addDays(day: string, days: number): string | null {
  const moved = new Date(Date.parse(day) + days * dayMs).toISOString();
  return /^\d{4}-/.test(moved) && !moved.startsWith("0000") ? moved.slice(0, 10) : null;
}

function planFlights({ flights }: BulkSource, { flights: change }: BulkChange): PartPlan {
  if (!change) return nothing;
  if (flights.length === 0) return firstFlight(change);
  const moved = flights.map((flight) => ({ flight, after: daysOf(flight, change) }));
  const complaints = moved.flatMap(({ flight, after }) => faultOfDays(flight, after));
  if (complaints.length > 0) return { ...nothing, complaints };
  const after = moved.map(({ flight, after: days }) => ({ ...flight, ...days }));
  const differences = moved.flatMap(({ flight, after: days }) =>
    days && (days.fromOn !== flight.fromOn || days.untilOn !== flight.untilOn)
      ? [
          {
            part: "flight" as const,
            market: flight.market,
            placement: flight.placement,
            before: { fromOn: flight.fromOn, untilOn: flight.untilOn },
            after: days,
          },
        ]
      : [],
  );
  return differences.length === 0 ? nothing : { before: { flights }, after: { flights: after }, differences, complaints };
}

/** A campaign without flights always runs; both days give it one for everything. */
function firstFlight(change: NonNullable<BulkChange["flights"]>): PartPlan {
  if (change.kind === "shift") return nothing;
  const { fromOn, untilOn } = change;
  if (fromOn === null || untilOn === null) return { ...nothing, complaints: ["It has no flight yet. Give both a first and a last day."] };
  const flight = { market: "*", placement: "*", fromOn, untilOn, hours: "", zone: null };
  const complaints = faultOfDays(flight, flight);
  if (complaints.length > 0) return { ...nothing, complaints };
  return {
    before: { flights: [] },
    after: { flights: [flight] },
    differences: [{ part: "flight", market: "*", placement: "*", before: null, after: { fromOn, untilOn } }],
    complaints,
  };
}

function daysOf({ fromOn, untilOn }: Days, change: NonNullable<BulkChange["flights"]>): Days | null {
  if (change.kind === "set") return { fromOn: change.fromOn ?? fromOn, untilOn: change.untilOn ?? untilOn };
  const from = change.edge === "until" ? fromOn : addDays(fromOn, change.days);
  const until = change.edge === "from" ? untilOn : addDays(untilOn, change.days);
  return from === null || until === null ? null : { fromOn: from, untilOn: until };
}

function faultOfDays({ market, placement }: Pick<FlightView, "market" | "placement">, days: Days | null): string[] {
  const what = `The flight of ${market === "*" ? "all markets" : market}, ${placement === "*" ? "all placements" : placement},`;
  if (!days) return [`${what} would leave the calendar.`];
  return days.fromOn < days.untilOn ? [] : [`${what} would end on ${addDays(days.untilOn, -1)}, before its first day ${days.fromOn}.`];
}

function planClicks({ markets }: BulkSource, { clickThrough: change }: BulkChange): PartPlan {
  if (!change) return nothing;
  const chosen = markets.filter(({ market }) => change.markets.length === 0 || change.markets.includes(market));
  const changed = chosen.map((row) => ({ ...row, after: clickOf(row.clickThrough, change) })).filter(({ clickThrough, after }) => clickThrough !== after);
  const complaints = changed.flatMap(({ market, locale, after }) => {
    const fault = faultOfClick(after);
    return fault ? [`The click-through of ${market}, ${locale}, would become “${after}”, which ${fault}.`] : [];
  });
  if (complaints.length > 0 || changed.length === 0) return { ...nothing, complaints };
  return {
    before: { clickThroughs: changed.map(({ market, locale, clickThrough }) => ({ market, locale, clickThrough })) },
    after: { clickThroughs: changed.map(({ market, locale, after }) => ({ market, locale, clickThrough: after })) },
    differences: changed.map(({ market, locale, clickThrough, after }) => ({ part: "clickThrough", market, locale, before: clickThrough, after })),
    complaints,
  };
}

/** The text around what is replaced stays letter by letter, so that macros in an address survive. */
function clickOf(address: string, change: NonNullable<BulkChange["clickThrough"]>): string {
  if (change.kind === "whole") return change.address;
  if (change.kind === "replace") return address.replaceAll(change.find, () => change.with);
  return address.replace(/^(https?:\/\/)[^/?#\\]*/i, (_, scheme: string) => `${scheme}${change.host}`);
}

function planLabels({ labels }: BulkSource, { labels: change }: BulkChange): PartPlan {
  if (!change) return nothing;
  const after = relabel(labels, change);
  if (canonical(after) === canonical(labels)) return nothing;
  if (after.length > mostLabels) return { ...nothing, complaints: [`It would have ${after.length} labels; ${mostLabels} are the most.`] };
  return { before: { labels }, after: { labels: after }, differences: [{ part: "labels", before: labels, after }], complaints: [] };
}

/** The kept record of a planned edit of one campaign. */
export function editedOf(campaignId: string, { before, after }: Pick<BulkPlan, "before" | "after">): EditedCampaign {
  return { campaignId, before, after, undone: false };
}

/** Why a campaign's edit cannot be taken back: what it touched was changed since; nothing when it can. */
export function undoFaults(source: BulkSource, { after }: Pick<EditedCampaign, "after">): string[] {
  const clicks = new Map(source.markets.map(({ market, locale, clickThrough }) => [`${market}/${locale}`, clickThrough]));
  const faults = [
    source.archivedAt && "It was archived since. Restore it first.",
    after.flights && canonical(after.flights) !== canonical(source.flights) && "Its flights were changed since.",
    after.clickThroughs?.some(({ market, locale, clickThrough }) => clicks.get(`${market}/${locale}`) !== clickThrough) &&
      "Its click-throughs were changed since.",
    after.labels && canonical(after.labels) !== canonical(source.labels) && "Its labels were changed since.",
  ];
  return faults.filter((fault) => typeof fault === "string");
}
