import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import { cellStates } from "./cell-state";
import { codeAt, codeOf, encodeCodes, isAtStake, type MatrixCode, matrixCodes, matrixStates, stateOfCode } from "./matrix";

const own = digestOf("its bytes");
const other = digestOf("earlier bytes");
const letters = Object.keys(matrixCodes) as MatrixCode[];

describe("a cell's letter", () => {
  it.each([
    ["missing", null, null, "missing"],
    ["missing, though a release serves something there", null, other, "missing"],
    ["queued", null, other, "queued"],
    ["rendering", own, own, "queued"],
    ["built", own, null, "built"],
    ["built", own, other, "built"],
    ["built", own, own, "live"],
    ["stale", own, null, "stale"],
    ["stale", own, other, "stale"],
    ["blocked", own, other, "blocked"],
    ["failed", null, null, "blocked"],
  ] as const)("of a cell that is %s with %s while %s is live says %s", (said, digest, live, state) => {
    const cellState = cellStates.find((known) => said.startsWith(known)) ?? "missing";
    expect(stateOfCode(codeOf(cellState, digest, live))).toBe(state);
  });

  it("tells a stale cell whose older version is live from one that nobody serves", () => {
    expect(codeOf("stale", own, other)).not.toBe(codeOf("stale", own, null));
    expect(matrixCodes[codeOf("stale", own, other)].says).toContain("An older version is live");
  });

  it("tells a broken build, which is worth another try, from one that was refused", () => {
    expect([codeOf("failed", null, null), codeOf("blocked", own, null)].map((code) => matrixCodes[code].buildable)).toEqual([true, false]);
  });
});

describe("a row of letters", () => {
  it("reads back as it was written", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 60 }), (codes) => {
        const text = encodeCodes(codes);
        expect(text).toHaveLength(codes.length);
        expect(codes.map((_, at) => codeAt(text, at))).toEqual(codes);
      }),
    );
  });

  it("is missing past its end and where a newer server wrote another letter", () => {
    expect([codeAt("lb", 5), codeAt("l?", 1), codeAt("", 0)]).toEqual(["m", "m", "m"]);
  });

  it("has a different letter for every meaning", () => {
    expect(new Set(letters.map((code) => matrixCodes[code].says)).size).toBe(letters.length);
    expect(letters.every((code) => code.length === 1)).toBe(true);
  });
});

describe("states of the matrix", () => {
  it("run from the worst to the best, each with a mark of its own", () => {
    expect(matrixStates.map(({ state }) => state)).toEqual(["blocked", "missing", "stale", "queued", "built", "live"]);
    expect(new Set(matrixStates.map(({ mark }) => mark)).size).toBe(matrixStates.length);
  });

  it("are at stake when no fresh variant serves their impressions", () => {
    expect(matrixStates.map(({ state }) => state).filter(isAtStake)).toEqual(["blocked", "missing", "stale"]);
  });
});
