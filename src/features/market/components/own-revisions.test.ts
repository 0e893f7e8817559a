import { describe, expect, it } from "vitest";
import { keepSaved, type OwnRevisions, overtaken, restOn } from "./own-revisions";

const germany = { market: "DE" };

describe("the revision that a change rests on", () => {
  it("is what this screen left, however many of its own changes lie between", () => {
    const own: OwnRevisions = new Map();
    keepSaved(own, "DE", 3, 4);
    keepSaved(own, "DE", 4, 5);
    expect([3, 4, 5].map((shown) => restOn(own, "DE", shown))).toEqual([5, 5, 5]);
    expect(restOn(own, "FR", 7)).toBe(7);
  });

  it("is the one shown once another person changed the market, so that it is refused", () => {
    const own: OwnRevisions = new Map();
    keepSaved(own, "DE", 3, 4);
    keepSaved(own, "DE", 6, 7);
    expect([3, 5, 6, 7].map((shown) => restOn(own, "DE", shown))).toEqual([3, 5, 7, 7]);
  });

  it("begins anew with a market that is removed and added again", () => {
    const own: OwnRevisions = new Map();
    keepSaved(own, "DE", 8, 9);
    keepSaved(own, "DE", 9, 0);
    keepSaved(own, "DE", 0, 1);
    expect([0, 1, 8].map((shown) => restOn(own, "DE", shown))).toEqual([1, 1, 8]);
  });
});

describe("a market that someone else changed", () => {
  const own = (): OwnRevisions => new Map([["DE", { from: 3, to: 4 }]]);

  it.each([
    ["an import filled it", [{ ...germany, revision: 5 }], ["DE"]],
    ["it was removed", [], ["DE"]],
    ["it is as this screen left it", [{ ...germany, revision: 4 }], []],
  ])("is known by the list: %s", (_, listed, found) => {
    expect(overtaken(own(), listed, [])).toEqual(found);
  });

  it("is not told from a list that lacks a change of this screen", () => {
    expect(overtaken(own(), [{ ...germany, revision: 3 }], [germany])).toEqual([]);
  });

  it("leaves a removal of this screen alone until somebody adds the market again", () => {
    const removed: OwnRevisions = new Map([["DE", { from: 0, to: 0 }]]);
    expect(overtaken(removed, [], [])).toEqual([]);
    expect(overtaken(removed, [{ ...germany, revision: 1 }], [])).toEqual(["DE"]);
  });
});
