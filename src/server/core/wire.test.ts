import superjson from "superjson";
import { describe, expect, it } from "vitest";
import { wire } from "./wire";

describe("what a call brings", () => {
  it("may hold dates, undefined and one thing twice", () => {
    const twice = { on: new Date("2026-11-25T00:00:00Z") };
    const input = { from: new Date(0), campaign: undefined, list: [twice, twice] };
    expect(wire.input.deserialize(superjson.serialize(input))).toEqual(input);
  });

  it.each([
    ["a typed array, which allocates what it is told", { "0": [["typed-array", "Uint8Array"]] }, [2 ** 30]],
    ["a pattern", { "0": ["regexp"] }, ["/(a+)+$/"]],
    ["a big number", { "0": ["bigint"] }, ["9".repeat(100)]],
    ["a set", { "0": ["set"] }, [[1]]],
  ])("fault 65: may not hold %s", (_, values, json) => {
    expect(() => wire.input.deserialize({ json, meta: { values, v: 1 } } as never)).toThrow(expect.objectContaining({ code: "BAD_REQUEST" }));
  });

  it("is judged without recursion, however deep its annotations are", () => {
    let deep: unknown = ["Date"];
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(() => wire.input.deserialize({ json: 1, meta: { values: [["map", deep]], v: 1 } } as never)).toThrow();
  });
});
