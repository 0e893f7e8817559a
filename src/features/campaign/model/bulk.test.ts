import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type BulkSource, editedOf, planBulk, undoFaults } from "./bulk";
import { BulkChange, type BulkDraft } from "./bulk-change";

const flight = (market: string, fromOn: string, untilOn: string) => ({ market, placement: "*", fromOn, untilOn, hours: "6-23", zone: null });
const campaign = (parts: Partial<BulkSource> = {}): BulkSource => ({
  ...{ id: "c", teamId: "t", slug: "roast", name: "Roast", revision: 3, labels: ["Autumn"], archivedAt: null },
  flights: [flight("DE", "2026-12-01", "2026-12-25"), flight("*", "2026-12-05", "2026-12-24")],
  markets: [
    { market: "DE", locale: "de-DE", clickThrough: "https://shop.example/de/{placement}?ns={ref}" },
    { market: "US", locale: "en-US", clickThrough: "http://shop.example:8080/us#top" },
  ],
  ...parts,
});
const plan = (change: BulkDraft, parts?: Partial<BulkSource>) => planBulk(campaign(parts), BulkChange.parse(change));
const days = (change: BulkDraft, parts?: Partial<BulkSource>) => plan(change, parts).after.flights?.map(({ fromOn, untilOn }) => `${fromOn} ${untilOn}`);

describe("flight dates in bulk", () => {
  it.each<[BulkDraft["flights"], string[]]>([
    [{ kind: "shift", days: 7, edge: "both" }, ["2026-12-08 2027-01-01", "2026-12-12 2026-12-31"]],
    [{ kind: "shift", days: -1, edge: "from" }, ["2026-11-30 2026-12-25", "2026-12-04 2026-12-24"]],
    [{ kind: "shift", days: 1, edge: "until" }, ["2026-12-01 2026-12-26", "2026-12-05 2026-12-25"]],
    [{ kind: "set", fromOn: "2026-11-01", untilOn: null }, ["2026-11-01 2026-12-25", "2026-11-01 2026-12-24"]],
    [{ kind: "set", fromOn: "2028-02-28", untilOn: "2028-03-01" }, ["2028-02-28 2028-03-01", "2028-02-28 2028-03-01"]],
  ])("%j moves every flight and keeps its hours", (flights, expected) => {
    expect(days({ flights })).toEqual(expected);
    expect(plan({ flights }).after.flights?.every(({ hours }) => hours === "6-23")).toBe(true);
  });

  it("names each flight that would end before it starts, and then moves none", () => {
    const { complaints, after } = plan({ flights: { kind: "shift", days: -20, edge: "until" } });
    expect(complaints).toEqual(["The flight of all markets, all placements, would end on 2026-12-03, before its first day 2026-12-05."]);
    expect(after).toEqual({});
  });

  it("gives a campaign that always ran one flight for everything, from both days only", () => {
    const both = { kind: "set", fromOn: "2026-12-01", untilOn: "2026-12-25" } as const;
    expect(days({ flights: both }, { flights: [] })).toEqual(["2026-12-01 2026-12-25"]);
    expect(plan({ flights: { ...both, untilOn: null } }, { flights: [] }).complaints).toEqual(["It has no flight yet. Give both a first and a last day."]);
    expect(plan({ flights: { ...both, untilOn: both.fromOn } }, { flights: [] }).complaints).toHaveLength(1);
    expect(plan({ flights: { kind: "shift", days: 3, edge: "both" } }, { flights: [] })).toMatchObject({ differences: [], complaints: [] });
  });

  it("does not leave the calendar", () => {
    expect(plan({ flights: { kind: "shift", days: 3_650, edge: "both" } }, { flights: [flight("DE", "9999-01-01", "9999-02-01")] }).complaints).toEqual([
      "The flight of DE, all placements, would leave the calendar.",
    ]);
    expect([addDays("2026-12-31", 1), addDays("0001-01-01", -1), addDays("2028-02-28", 1)]).toEqual(["2027-01-01", null, "2028-02-29"]);
  });
});

describe("click-throughs in bulk", () => {
  const clicks = (change: BulkDraft) => plan(change).after.clickThroughs?.map(({ clickThrough }) => clickThrough);
  const all = { markets: [] };

  it.each<[string, BulkDraft["clickThrough"], string[]]>([
    [
      "another host and keeps macros, ports gone",
      { kind: "host", host: "https://new.example/", ...all },
      ["https://new.example/de/{placement}?ns={ref}", "http://new.example/us#top"],
    ],
    ["another address", { kind: "whole", address: "https://x.example/", ...all }, ["https://x.example/", "https://x.example/"]],
    ["another part", { kind: "replace", find: "/de/", with: "/dach/$&", ...all }, ["https://shop.example/dach/$&{placement}?ns={ref}"]],
    ["one market's alone", { kind: "whole", address: "https://x.example/", markets: ["US"] }, ["https://x.example/"]],
  ])("get %s", (_, clickThrough, expected) => {
    expect(clicks({ clickThrough })).toEqual(expected);
  });

  it.each([
    { kind: "replace", find: "https://", with: "javascript:" },
    { kind: "replace", find: "shop.example", with: "a:b@shop.example" },
    { kind: "replace", find: "/de/", with: "x".repeat(2_000) },
  ] as const)("name what would be no address: %j", (change) => {
    const { complaints, differences } = plan({ clickThrough: { ...change, ...all } });
    expect([complaints[0]?.startsWith("The click-through of DE, de-DE, would become “"), differences]).toEqual([true, []]);
  });

  it.each([
    { kind: "host", host: "shop.example/path" },
    { kind: "host", host: "a@b.example" },
    { kind: "host", host: "" },
    { kind: "whole", address: "ftp://x.example/" },
    { kind: "replace", find: "", with: "x" },
  ] as const)("are not changed by %j, which is no such thing", (change) => {
    expect(BulkChange.safeParse({ clickThrough: { ...change, ...all } }).success).toBe(false);
  });
});

describe("any bulk edit", () => {
  it("leaves an archived campaign and one that is like that already alone", () => {
    const archived = plan({ labels: { add: ["Tea"] } }, { archivedAt: new Date(0) });
    expect(archived).toMatchObject({ differences: [], complaints: ["It is archived. Restore it first."] });
    expect(plan({ labels: { add: ["autumn"], remove: ["none"] } })).toMatchObject({ before: {}, after: {}, differences: [], complaints: [] });
  });

  it("has to change something, and no more labels than there may be", () => {
    expect(BulkChange.safeParse({}).success).toBe(false);
    expect(BulkChange.safeParse({ labels: { add: [], remove: [] } }).success).toBe(false);
    const twenty = Array.from({ length: 20 }, (_, number) => `label ${number}`);
    expect(plan({ labels: { add: twenty } }).complaints).toEqual(["It would have 21 labels; 20 are the most."]);
  });

  it("is taken back from what it left, and only while that is still so", () => {
    const change: BulkDraft = { flights: { kind: "shift", days: 1, edge: "both" }, clickThrough: { kind: "host", host: "b.example", markets: ["DE"] } };
    const source = campaign();
    const edited = editedOf(source.id, plan(change));
    const after = {
      ...source,
      ...edited.after,
      markets: source.markets.map((row) => ({ ...row, ...edited.after.clickThroughs?.find(({ market }) => market === row.market) })),
    };
    expect(undoFaults(after, edited)).toEqual([]);
    expect(undoFaults({ ...after, labels: ["other"], name: "other", revision: 9 }, edited)).toEqual([]);
    expect(undoFaults({ ...after, markets: source.markets }, edited)).toEqual(["Its click-throughs were changed since."]);
    expect(undoFaults({ ...after, flights: [], archivedAt: new Date(0) }, edited)).toEqual([
      "It was archived since. Restore it first.",
      "Its flights were changed since.",
    ]);
  });

  it("shows as before and after exactly what it keeps for the undo", () => {
    const shift = fc.record({
      kind: fc.constant("shift" as const),
      days: fc.integer({ min: -40, max: 40 }).filter((number) => number !== 0),
      edge: fc.constantFrom("both" as const, "from" as const, "until" as const),
    });
    fc.assert(
      fc.property(shift, fc.subarray(["Autumn", "Tea", "tea", "x"]), (flights, add) => {
        const { before, after, differences, complaints } = plan({ flights, labels: { add } });
        if (complaints.length > 0) expect([before, after, differences]).toEqual([{}, {}, []]);
        expect(Object.keys(before)).toEqual(Object.keys(after));
        expect(differences.length > 0).toBe(Object.keys(after).length > 0);
      }),
    );
  });
});
