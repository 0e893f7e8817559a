import { describe, expect, it } from "vitest";
import { moveBy, spanOf } from "./grid-moves";

const size = { rows: 500, columns: 40, page: 20 };
const at = { row: 10, column: 5 };

describe("a key in the grid", () => {
  it.each([
    ["ArrowUp", false, { row: 9, column: 5 }],
    ["ArrowDown", false, { row: 11, column: 5 }],
    ["ArrowLeft", false, { row: 10, column: 4 }],
    ["ArrowRight", false, { row: 10, column: 6 }],
    ["Home", false, { row: 10, column: 0 }],
    ["End", false, { row: 10, column: 39 }],
    ["PageUp", false, { row: 0, column: 5 }],
    ["PageDown", false, { row: 30, column: 5 }],
    ["Home", true, { row: 0, column: 0 }],
    ["End", true, { row: 499, column: 39 }],
    ["ArrowDown", true, { row: 499, column: 5 }],
    ["ArrowLeft", true, { row: 10, column: 0 }],
  ] as const)("moves by %s, with a jump %s", (key, jump, to) => {
    expect(moveBy(key, jump, at, size)).toEqual(to);
  });

  it("stops at the edges, one step into the headers", () => {
    expect(moveBy("ArrowUp", false, { row: 0, column: 0 }, size)).toEqual({ row: -1, column: 0 });
    expect(moveBy("ArrowUp", false, { row: -1, column: 0 }, size)).toEqual({ row: -1, column: 0 });
    expect(moveBy("ArrowRight", false, { row: 0, column: 39 }, size)).toEqual({ row: 0, column: 39 });
    expect(moveBy("PageDown", false, { row: 490, column: 2 }, size)).toEqual({ row: 499, column: 2 });
  });

  it("leads nowhere when it is no move", () => {
    expect(moveBy("x", false, at, size)).toBeNull();
  });
});

describe("a span of cells", () => {
  it("holds both ends, whichever comes first", () => {
    expect(spanOf({ row: 8, column: 2 }, { row: 5, column: 4 }, size)).toEqual({ rows: [5, 9], columns: [2, 5] });
  });

  it("takes a whole line from a header, and everything from the corner", () => {
    expect(spanOf({ row: 3, column: -1 }, { row: 3, column: -1 }, size)).toEqual({ rows: [3, 4], columns: [0, 40] });
    expect(spanOf({ row: -1, column: 7 }, { row: -1, column: 7 }, size)).toEqual({ rows: [0, 500], columns: [7, 8] });
    expect(spanOf({ row: -1, column: -1 }, { row: -1, column: -1 }, size)).toEqual({ rows: [0, 500], columns: [0, 40] });
  });
});
