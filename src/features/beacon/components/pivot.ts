import { beaconEvents } from "@/features/release/model/document";

export type BeaconEvent = (typeof beaconEvents)[number];

export interface UsageRow {
  campaign: string;
  market: string;
  counts: Record<BeaconEvent, number>;
}

interface Count {
  campaign: string;
  market: string;
  event: string;
  count: number;
}

const none = (): UsageRow["counts"] => ({ assigned: 0, impression: 0, viewable: 0, hydrated: 0, click: 0, conversion: 0 });
const isEvent = (event: string): event is BeaconEvent => beaconEvents.some((known) => known === event);

/** One row a campaign and market with its events side by side, most impressions first. */
export function pivot(counts: readonly Count[]): UsageRow[] {
  const rows = new Map<string, UsageRow>();
  for (const { campaign, market, event, count } of counts) {
    const key = `${campaign} ${market}`;
    const row = rows.get(key) ?? { campaign, market, counts: none() };
    if (isEvent(event)) row.counts[event] += count;
    rows.set(key, row);
  }
  return [...rows.values()].toSorted((a, b) => b.counts.impression - a.counts.impression || (a.campaign < b.campaign ? -1 : 1));
}

/** All rows together. */
export function totalOf(rows: readonly UsageRow[]): UsageRow["counts"] {
  const total = none();
  for (const { counts } of rows) for (const event of beaconEvents) total[event] += counts[event];
  return total;
}
