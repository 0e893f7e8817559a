import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byValue, pointedAt, type Target, walk } from "./map-walk";

const target = (id: string, x: number, value: number | null, radiusPx = 10): Target => ({ id, x, y: 0, radiusPx, value });
const map = [target("US", 100, 50), target("BR", 150, 20), target("JP", 400, 20), target("ZA", 250, null), target("hub", 300, Number.POSITIVE_INFINITY)];
const keys = ["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Home", "End"];

describe("walking a map by keys", () => {
  it.each([
    ["US", "ArrowDown", "BR"],
    ["BR", "ArrowDown", "JP"],
    ["JP", "ArrowDown", "ZA"],
    ["ZA", "ArrowDown", null],
    ["US", "ArrowUp", "hub"],
    ["US", "ArrowRight", "BR"],
    ["JP", "ArrowRight", null],
    ["JP", "ArrowLeft", "hub"],
    ["US", "ArrowLeft", null],
    ["JP", "Home", "hub"],
    ["US", "End", "ZA"],
    ["US", "Enter", null],
  ])("leads from %s with %s to %s", (from, key, to) => {
    expect(walk(map, from, key)).toBe(to);
  });

  it.each(["ArrowDown", "ArrowRight"])("meets everything once by pressing %s from its beginning", (key) => {
    const targets = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), x: fc.integer(), value: fc.option(fc.integer({ min: 0 })) }), {
      selector: ({ id }) => id,
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(targets, (rows) => {
        const all = rows.map(({ id, x, value }) => target(id, x, value));
        const back = key === "ArrowDown" ? "ArrowUp" : "ArrowLeft";
        let first = all[0]?.id ?? "";
        for (let before = walk(all, first, back); before !== null; before = walk(all, first, back)) first = before;
        const met = [first];
        for (let next = walk(all, first, key); next !== null; next = walk(all, next, key)) met.push(next);
        expect(met.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      }),
    );
  });

  it("goes nowhere on an empty map", () => {
    expect(keys.map((key) => walk([], "US", key))).toEqual(keys.map(() => null));
  });

  it("ranks what has no value last and equals by id", () => {
    expect(byValue(map).map(({ id }) => id)).toEqual(["hub", "US", "BR", "JP", "ZA"]);
  });
});

describe("pointing at a map", () => {
  const crowd = [target("DE", 100, 9, 20), target("NL", 95, 2, 5), target("KZ", 200, 1, 3)];

  it.each([
    [95, "NL"],
    [110, "DE"],
    [210, "KZ"],
    [125, "DE"],
    [150, null],
  ])("at %d means %s", (x, id) => {
    expect(pointedAt(crowd, { x, y: 0 })).toBe(id);
  });
});
