import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beaconEvents } from "@/features/release/model/document";
import { Segment } from "../schema";
import { Aggregate } from "./aggregate";
import { type BeaconRecord, windowOf } from "./record";
import { ReplayFilter } from "./replay";

const counted = fc.record({
  campaign: fc.constantFrom("a", "b"),
  placement: fc.constant("mpu"),
  market: fc.constantFrom("DE", "*"),
  locale: fc.constantFrom("de-DE", ""),
  release: fc.integer({ min: 1, max: 3 }),
  variant: fc.constantFrom("", "9f3ca1e4"),
  arm: fc.constantFrom("hub" as const, "cdn" as const),
  event: fc.constantFrom(...beaconEvents),
  label: fc.constantFrom("" as const, "test" as const),
  windowAt: fc.constantFrom(10, 20),
  ttfb: fc.option(fc.double({ min: 0, max: 600_000, noNaN: true })),
  ttfbStart: fc.constant(null),
  hydration: fc.option(fc.double({ min: 0, max: 600_000, noNaN: true })),
});
const record: fc.Arbitrary<BeaconRecord> = fc.oneof(
  counted,
  fc.record({ reason: fc.constantFrom("gpc" as const, "replayed" as const), windowAt: fc.constantFrom(10, 20) }),
);
const run = "0".repeat(32);
const aggregateOf = (records: readonly BeaconRecord[], limits?: { counters: number; bins: number }) => {
  const aggregate = new Aggregate(limits);
  for (const one of records) aggregate.add(one);
  return aggregate.segment(run, 1);
};
const sum = (rows: readonly (readonly unknown[])[]) => rows.reduce((total, row) => total + Number(row.at(-1)), 0);

describe("an aggregate", () => {
  it("counts every record exactly once, in rows that the gateway accepts, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(record), (records) => {
        const segment = Segment.parse(aggregateOf(records));
        expect(sum(segment.counters) + sum(segment.receipts)).toBe(records.length);
        expect(sum(segment.bins)).toBe(
          records.reduce((total, one) => total + ("reason" in one ? 0 : Number(one.ttfb !== null) + Number(one.hydration !== null)), 0),
        );
        expect(JSON.stringify(aggregateOf(records.toReversed()))).toBe(JSON.stringify(segment));
      }),
    );
  });

  it("fault 85: holds no more keys than its limit and reports the others as overflow", () => {
    const records = Array.from({ length: 50 }, (_, release): BeaconRecord => ({ ...sample, release: release + 1 }));
    const segment = aggregateOf(records, { counters: 10, bins: 10 });
    expect([segment.counters.length, segment.receipts]).toEqual([10, [["overflow", 10, 40]]]);
  });
});

const sample: BeaconRecord = {
  campaign: "a",
  placement: "p",
  market: "DE",
  locale: "",
  release: 1,
  variant: "",
  arm: "hub",
  event: "click",
  label: "",
  windowAt: 10,
  ttfb: null,
  ttfbStart: null,
  hydration: null,
};

describe("the replay filter", () => {
  const nonce = (at: number) => at.toString(16).padStart(16, "0");

  it("remembers for ten minutes and forgets after fifteen", () => {
    const filter = new ReplayFilter(1 << 8);
    expect(filter.see(nonce(1), "click", 0)).toBe("new");
    expect(filter.see(nonce(2), "click", 5 * 60_000)).toBe("new");
    expect(filter.see(nonce(1), "click", 10 * 60_000)).toBe("seen");
    expect(filter.see(nonce(1), "click", 16 * 60_000)).toBe("new");
  });

  it("fault 30: sees a beacon once across a turn of its generations", () => {
    const filter = new ReplayFilter(1 << 8);
    expect(filter.see(nonce(7), "click", 299_999)).toBe("new");
    expect(filter.see(nonce(7), "click", 300_000)).toBe("seen");
  });

  it("tells the smallest nonces apart", () => {
    const filter = new ReplayFilter(1 << 8);
    expect([0, 1, 0, 1].map((at) => filter.see(nonce(at), "click", 0))).toEqual(["new", "new", "seen", "seen"]);
  });

  it("tells nonces and events apart as a set would", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.constantFrom(...beaconEvents)), { maxLength: 100 }), (beacons) => {
        const filter = new ReplayFilter(1 << 10);
        const seen = new Set<string>();
        for (const [number, event] of beacons) {
          const hex = number.toString(16).padStart(16, "0");
          expect(filter.see(hex, event, 0)).toBe(seen.has(hex + event) ? "seen" : "new");
          seen.add(hex + event);
        }
      }),
    );
  });

  it("fault 85: takes no more than it has room for, and says so", () => {
    const filter = new ReplayFilter(1 << 6);
    const sightings = Array.from({ length: 1_000 }, (_, at) => filter.see(nonce(at * 7919), "click", 0));
    expect(sightings.filter((sighting) => sighting === "new").length).toBeLessThanOrEqual(64);
    expect(sightings.at(-1)).toBe("full");
  });
});

describe("windows", () => {
  it("are ten seconds, half-open", () => {
    expect([9_999, 10_000, 19_999].map(windowOf)).toEqual([0, 10, 10]);
  });
});
