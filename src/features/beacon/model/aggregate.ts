// Aggregate: the rows of one segment, summed record by record; the same records in the same order give the same bytes.
// Overflow: a counter's key beyond the segment's limits is not recorded, and is counted as overflow.
import type { Segment } from "../schema";
import type { BeaconRecord, Counted, Dropped } from "./record";
import { binOf } from "./sketch";

export interface AggregateLimits {
  counters: number;
  bins: number;
}

/** What a segment may hold at most, by its schema. */
const segmentLimits: AggregateLimits = { counters: 50_000, bins: 200_000 };

const separator = "\u0000";

/** Sums records up to its limits: a counter beyond them is a receipt of overflow, a bin beyond them is left out. */
export class Aggregate {
  readonly #counters = new Map<string, number>();
  readonly #bins = new Map<string, number>();
  readonly #receipts = new Map<string, number>();

  constructor(private readonly limits: AggregateLimits = segmentLimits) {}

  get isEmpty(): boolean {
    return this.#counters.size === 0 && this.#receipts.size === 0;
  }

  add(record: BeaconRecord): void {
    if ("reason" in record) this.#receipt(record);
    else this.#count(record);
  }

  /** The immutable segment: rows sorted by key. */
  segment(run: string, seq: number): Segment {
    return {
      run,
      seq,
      counters: rows(this.#counters, ([c = "", p = "", m = "", l = "", release, variant = "", arm, event, label, windowAt], count) => [
        c,
        p,
        m,
        l,
        Number(release),
        variant,
        arm as Counted["arm"],
        event as Counted["event"],
        label as Counted["label"],
        Number(windowAt),
        count,
      ]),
      bins: rows(this.#bins, ([c = "", p = "", m = "", arm, measure, label, windowAt, bin], count) => [
        c,
        p,
        m,
        arm as Counted["arm"],
        measure as Segment["bins"][number][4],
        label as Counted["label"],
        Number(windowAt),
        Number(bin),
        count,
      ]),
      receipts: rows(this.#receipts, ([reason, windowAt], count) => [reason as Dropped["reason"], Number(windowAt), count]),
    };
  }

  #count(one: Counted): void {
    const key = [one.campaign, one.placement, one.market, one.locale, one.release, one.variant, one.arm, one.event, one.label, one.windowAt].join(separator);
    if (!raise(this.#counters, key, this.limits.counters)) {
      this.#receipt({ reason: "overflow", windowAt: one.windowAt });
      return;
    }
    this.#bin(one, "ttfb", one.ttfb);
    this.#bin(one, "ttfb_start", one.ttfbStart);
    this.#bin(one, "hydration", one.hydration);
  }

  #bin(one: Counted, measure: Segment["bins"][number][4], durationMs: number | null): void {
    if (durationMs === null) return;
    const key = [one.campaign, one.placement, one.market, one.arm, measure, one.label, one.windowAt, binOf(durationMs)].join(separator);
    raise(this.#bins, key, this.limits.bins);
  }

  /** Receipts stay few: ten reasons times the windows of one segment. */
  #receipt({ reason, windowAt }: Dropped): void {
    raise(this.#receipts, [reason, windowAt].join(separator), 1_000);
  }
}

function raise(map: Map<string, number>, key: string, limit: number): boolean {
  const count = map.get(key);
  if (count === undefined && map.size >= limit) return false;
  map.set(key, (count ?? 0) + 1);
  return true;
}

function rows<R>(map: ReadonlyMap<string, number>, row: (parts: string[], count: number) => R): R[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => row(key.split(separator), count));
}
