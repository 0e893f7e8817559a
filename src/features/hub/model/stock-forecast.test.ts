import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import { changeOf, heldUnder } from "./stock-change";
import type { StockCell, StockFacts } from "./stock-facts";
import { forecastStock, probabilityOf, type StockAsk, type StockForecast } from "./stock-forecast";

interface Given {
  key: string;
  perDay: number | null;
  blobs: string[];
  kept?: string[];
}

/** Facts of one campaign and placement; `sizes` are bytes by a blob's name, and there is always a backup of 10 bytes. */
function factsOf(sizes: Record<string, number>, given: readonly Given[]): StockFacts {
  const all: Record<string, number> = { ...sizes, backup: 10 };
  const names = Object.keys(all);
  const cells = [...given, { key: "backup", perDay: null, blobs: ["backup"], kept: [] }].map(
    ({ key, perDay, blobs, kept = [] }): StockCell => ({
      campaign: "autumn-roast",
      placement: "mpu",
      key,
      blobs: blobs.map((name) => names.indexOf(name)),
      kept: kept.map((name) => names.indexOf(name)),
      impressionsPerDay: perDay,
    }),
  );
  const markets = [...new Set(given.map(({ key }) => key.slice(0, 2)))].sort().map((market) => ({ market, impressionsPerDay: 1_000 }));
  return { blobs: names.map((name) => ({ digest: digestOf(name), bytes: all[name] ?? 0 })), cells, markets };
}

function planOf(facts: StockFacts, ask: Partial<StockAsk>): StockForecast {
  const forecast = forecastStock(facts, { markets: ["DE"], capacityBytes: 1_000, target: 0.999, ...ask });
  if (!forecast.possible) throw new Error(forecast.says);
  return forecast;
}

const heldIn = (facts: StockFacts, ask: Partial<StockAsk>) =>
  planOf(facts, ask).lines.map(({ held, why, cells }) => [cells.map(({ key }) => key).join(" "), why === "" ? held : `${held}: ${why}`]);

const three = factsOf({ a: 100, b: 50, c: 100 }, [
  { key: "DE/de-DE", perDay: 100, blobs: ["a"] },
  { key: "DE/en-DE", perDay: 100, blobs: ["b"] },
  { key: "DE/tr-DE", perDay: 1, blobs: ["c"] },
]);

describe("a stock plan", () => {
  it.each<[string, Partial<StockAsk>, string[][]]>([
    [
      "ranks by impressions per byte, reaches its target and adds safety stock",
      { target: 0.9 },
      [
        ["backup", "backup"],
        ["DE/en-DE", "forecast"],
        ["DE/de-DE", "forecast"],
        ["DE/tr-DE", "safety"],
      ],
    ],
    [
      "leaves out what does not fit and goes on with what does",
      { capacityBytes: 115 },
      [
        ["backup", "backup"],
        ["DE/en-DE", "forecast"],
        ["DE/de-DE", "left: capacity"],
        ["DE/tr-DE", "left: capacity"],
      ],
    ],
    [
      "holds the backups alone when that is all that fits",
      { capacityBytes: 10 },
      [
        ["backup", "backup"],
        ["DE/en-DE", "left: capacity"],
        ["DE/de-DE", "left: capacity"],
        ["DE/tr-DE", "left: capacity"],
      ],
    ],
  ])("%s", (_, ask, lines) => {
    expect(heldIn(three, ask)).toEqual(lines);
  });

  it("holds nothing for markets that the hub does not serve and names them all at once", () => {
    const facts = factsOf({ a: 1, b: 1 }, [
      { key: "DE/de-DE", perDay: 5, blobs: ["a"] },
      { key: "JP/ja-JP", perDay: 900, blobs: ["b"] },
    ]);
    const { lines, assignment, figures } = planOf(facts, {});
    expect(lines.at(-1)).toMatchObject({ held: "left", why: "market", impressionsPerDay: null, cells: [{ key: "JP/ja-JP" }] });
    expect(assignment).toEqual({ markets: ["DE"], others: ["JP"], capacityBytes: 1_000, left: {} });
    expect(figures).toMatchObject({ requestsPerDay: 5, inStockRate: 1, heldBytes: 11, lines: { forecast: 1, elsewhere: 1 } });
  });

  it("ranks a blob by all the cells that show it, and holds it once", () => {
    const facts = factsOf({ shared: 100, single: 100 }, [
      { key: "DE/de-DE", perDay: 60, blobs: ["shared"] },
      { key: "DE/en-DE", perDay: 60, blobs: ["shared"] },
      { key: "DE/tr-DE", perDay: 100, blobs: ["single"] },
      { key: "AT/de-AT", perDay: 900, blobs: ["shared"] },
    ]);
    const { lines, assignment, figures } = planOf(facts, { capacityBytes: 110 });
    expect(lines[1]).toMatchObject({ held: "forecast", impressionsPerDay: 120, bytes: 100, perKilobyte: 1_200 });
    expect(lines[1]?.cells.map(({ key }) => key)).toEqual(["DE/de-DE", "DE/en-DE", "AT/de-AT"]);
    expect(assignment.left).toEqual({ "autumn-roast": { mpu: ["DE/tr-DE"] } });
    expect(figures).toMatchObject({ heldBytes: 110, inStockRate: 120 / 220, stockoutsPerDay: 100 });
  });

  it("counts what is kept for a rollback with the cells that are held", () => {
    const facts = factsOf({ now: 100, before: 70, other: 100, others: 10 }, [
      { key: "DE/de-DE", perDay: 100, blobs: ["now"], kept: ["before"] },
      { key: "DE/en-DE", perDay: 90, blobs: ["other"], kept: ["others"] },
      { key: "DE/fr-DE", perDay: 0, blobs: [], kept: ["others"] },
    ]);
    const { lines, figures } = planOf(facts, { capacityBytes: 200 });
    expect(lines.map(({ held, bytes }) => [held, bytes])).toEqual([
      ["backup", 10],
      ["forecast", 110],
      ["left", 170],
      ["safety", 10],
    ]);
    expect(figures.heldBytes).toBe(120);
  });

  it("holds a variant that looks like a backup for nothing", () => {
    const facts = factsOf({ a: 100 }, [{ key: "DE/de-DE", perDay: 3, blobs: ["backup"] }]);
    expect(planOf(facts, { capacityBytes: 10 }).figures).toMatchObject({ heldBytes: 10, inStockRate: 1, lines: { forecast: 1, left: 0 } });
  });

  it("places what nobody has figures for after what somebody asked for, and before what nobody expects", () => {
    const facts = factsOf({ a: 10, b: 10, c: 10 }, [
      { key: "DE/de-DE", perDay: 0, blobs: ["a"] },
      { key: "DE/en-DE", perDay: null, blobs: ["b"] },
      { key: "DE/tr-DE", perDay: 1, blobs: ["c"] },
    ]);
    expect(heldIn(facts, {}).map(([key, held]) => `${key} ${held}`)).toEqual(["backup backup", "DE/tr-DE forecast", "DE/en-DE safety", "DE/de-DE safety"]);
    const unknown = { ...facts, markets: [{ market: "DE", impressionsPerDay: null }] };
    expect(planOf(unknown, {}).unknownMarkets).toEqual(["DE"]);
  });

  it("knows no rate where no served market has figures", () => {
    const facts = factsOf({ a: 10 }, [{ key: "DE/de-DE", perDay: null, blobs: ["a"] }]);
    expect(planOf(facts, {}).figures).toMatchObject({ inStockRate: null, requestsPerDay: 0, distinctPerDay: 0 });
  });

  it.each<[string, StockFacts, Partial<StockAsk>, string]>([
    [
      "a capacity too small for the backups",
      three,
      { capacityBytes: 9 },
      "The backups alone are 0.01 kB and every hub holds them; 0.009 kB is too little. Allow more.",
    ],
    ["no market", three, { markets: [] }, "Choose at least one market"],
    ["no release", { ...three, cells: [] }, {}, "Publish a campaign first"],
  ])("is refused in words with %s", (_, facts, ask, says) => {
    expect(forecastStock(facts, { markets: ["DE"], capacityBytes: 1_000, target: 0.999, ...ask })).toEqual({
      possible: false,
      says: expect.stringContaining(says),
    });
  });
});

const blobNames = Array.from({ length: 12 }, (_, at) => `blob ${at}`);
const keys = ["DE", "AT", "JP"].flatMap((market) => ["a", "b", "c", "d", "e"].map((locale) => `${market}/${locale}`));
const blobList = (max: number) => fc.uniqueArray(fc.constantFrom(...blobNames), { maxLength: max });
const anyFacts = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 12, maxLength: 12 }),
    cells: fc.uniqueArray(
      fc.record({
        key: fc.constantFrom(...keys),
        // A request in a billion years divided by bytes would be no number above zero any more.
        perDay: fc.oneof(fc.constantFrom(null, 0), fc.double({ min: 1e-12, max: 10_000, noNaN: true })),
        blobs: blobList(2),
        kept: blobList(2),
      }),
      { selector: ({ key }) => key, minLength: 1 },
    ),
  })
  .map(({ sizes, cells }) =>
    factsOf(
      Object.fromEntries(blobNames.map((name, at) => [name, sizes[at] ?? 1])),
      cells.filter(({ blobs, kept }) => blobs.length + kept.length > 0),
    ),
  );
const anyMarkets = fc.subarray(["DE", "AT", "JP"], { minLength: 1 });
const anyCapacity = fc.integer({ min: 10, max: 4_000 });

describe("any stock plan", () => {
  it("is never over its capacity, by its own figures and by what a hub makes of its assignment", () => {
    fc.assert(
      fc.property(anyFacts, anyMarkets, anyCapacity, (facts, markets, capacityBytes) => {
        const { figures, assignment } = planOf(facts, { markets, capacityBytes });
        const onDisk = changeOf(facts, null, assignment).after;
        expect(onDisk.bytes).toBe(figures.heldBytes);
        expect(figures.heldBytes).toBeLessThanOrEqual(capacityBytes);
      }),
    );
  });

  it("has every blob of what it calls held, on the hub that follows it", () => {
    fc.assert(
      fc.property(anyFacts, anyMarkets, anyCapacity, (facts, markets, capacityBytes) => {
        const { lines, assignment } = planOf(facts, { markets, capacityBytes });
        const held = heldUnder(facts, assignment);
        for (const line of lines.filter((one) => one.held !== "left"))
          for (const blob of line.cells.flatMap((cell) => cell.blobs)) expect(held.has(blob)).toBe(true);
      }),
    );
  });

  it("answers more from stock the more it may hold", () => {
    fc.assert(
      fc.property(anyFacts, anyMarkets, anyCapacity, fc.nat(1_000), (facts, markets, capacityBytes, more) => {
        const rate = (bytes: number) => planOf(facts, { markets, capacityBytes: bytes }).figures.inStockRate ?? 1;
        expect(rate(capacityBytes + more)).toBeGreaterThanOrEqual(rate(capacityBytes) - 1e-12);
      }),
    );
  });

  it("does not depend on the order in which its facts were read", () => {
    fc.assert(
      fc.property(anyFacts, anyMarkets, anyCapacity, fc.infiniteStream(fc.nat()), (facts, markets, capacityBytes, dice) => {
        const rank = new Map(facts.cells.map((cell) => [cell, dice.next().value ?? 0]));
        const shuffled = { ...facts, cells: facts.cells.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)), markets: facts.markets.toReversed() };
        expect(planOf(shuffled, { markets: markets.toReversed(), capacityBytes })).toEqual(planOf(facts, { markets, capacityBytes }));
      }),
    );
  });

  it("says of all requests either that they are in stock or that they are stockouts", () => {
    fc.assert(
      fc.property(anyFacts, anyMarkets, anyCapacity, (facts, markets, capacityBytes) => {
        const { figures } = planOf(facts, { markets, capacityBytes });
        const { requestsPerDay, stockoutsPerDay, inStockRate, distinctLeftPerDay, distinctPerDay } = figures;
        if (inStockRate !== null) expect(inStockRate).toBeCloseTo(1 - stockoutsPerDay / requestsPerDay, 9);
        expect(distinctLeftPerDay).toBeLessThanOrEqual(Math.min(distinctPerDay, stockoutsPerDay) + 1e-9);
      }),
    );
  });
});

/** mulberry32: a small generator with a seed, so that the simulated days are the same each time. */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many arrivals fall into one day: waiting times are exponential. */
function arrivals(perDay: number, dice: () => number): number {
  const wait = () => -Math.log(1 - dice()) / perDay;
  let count = 0;
  for (let at = wait(); at < 1; at += wait()) count += 1;
  return count;
}

it("expects the stockouts and distinct variants that simulated days have", () => {
  const rates = [0.05, 0.3, 1, 2.5, 6, 11, 0.7, 4];
  const facts = factsOf(
    Object.fromEntries(rates.map((_, at) => [`v${at}`, 40 + at * 10])),
    rates.map((perDay, at) => ({ key: `DE/l${at}`, perDay, blobs: [`v${at}`] })),
  );
  const { figures, assignment } = planOf(facts, { capacityBytes: 320 });
  const held = heldUnder(facts, assignment);
  const dice = diceOf(20_261_125);
  const days = 40_000;
  const seen = { requests: 0, stockouts: 0, distinct: 0, distinctLeft: 0 };
  for (let day = 0; day < days; day += 1) {
    for (const [at, perDay] of rates.entries()) {
      const asked = arrivals(perDay, dice);
      seen.requests += asked;
      seen.distinct += Number(asked > 0);
      if (held.has(at)) continue;
      seen.stockouts += asked;
      seen.distinctLeft += Number(asked > 0);
    }
  }
  expect(1 - seen.stockouts / seen.requests).toBeCloseTo(figures.inStockRate ?? 0, 2);
  expect(seen.stockouts / days / figures.stockoutsPerDay).toBeCloseTo(1, 1);
  expect(seen.distinct / days).toBeCloseTo(figures.distinctPerDay, 1);
  expect(seen.distinctLeft / days).toBeCloseTo(figures.distinctLeftPerDay, 1);
});

it.each([
  [0, 0],
  [1e-12, 1e-12],
  [Math.log(2), 0.5],
  [1_000, 1],
])("gives %d requests a day the probability %d of being asked for", (perDay, probability) => {
  expect(probabilityOf(perDay)).toBeCloseTo(probability, 15);
});
