import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Label } from "./bulk-change";
import { faultOfLabel, labelChange, labelKey, labelsOf, mostLabelChars, relabel, tidyLabel } from "./label";

describe("a label", () => {
  it.each([
    ["  Autumn \t roast\n", "Autumn roast"],
    ["Cafe\u0301", "Café"],
    ["Q4 · EMEA", "Q4 · EMEA"],
    ["🍂", "🍂"],
  ])("typed as %j is kept as %j", (typed, kept) => {
    expect(tidyLabel(typed)).toBe(kept);
    expect(faultOfLabel(kept)).toBeNull();
  });

  it.each([
    ["", "is empty"],
    ["\u200b\u2060", "is empty"],
    ["a\u0000b", "holds a control character"],
    ["\ud800", "holds a control character"],
    ["x".repeat(41), "is longer than 40 characters"],
  ])("fault 112: %j is refused because it %s", (label, fault) => {
    expect(faultOfLabel(label)).toBe(fault);
    expect(Label.safeParse(label).success).toBe(false);
  });

  it("is counted in characters as people see them in most scripts, not in units of sixteen bits", () => {
    expect(faultOfLabel("🍂".repeat(mostLabelChars))).toBeNull();
  });

  it("is the same as another that differs in case or composition alone", () => {
    expect(labelKey("CAFÉ")).toBe(labelKey("cafe\u0301"));
  });
});

describe("relabelling", () => {
  it("keeps the order, adds at the end and knows labels whatever their case", () => {
    expect(relabel(["Autumn", "EMEA"], { add: ["autumn", "Tea"], remove: [] })).toEqual(["Autumn", "EMEA", "Tea"]);
    expect(relabel(["Autumn", "EMEA"], { add: [], remove: ["AUTUMN", "gone"] })).toEqual(["EMEA"]);
    expect(relabel(["Autumn"], { add: ["autumn"], remove: ["autumn"] })).toEqual(["autumn"]);
  });

  it("never leaves a label twice, and again changes nothing", () => {
    const labels = fc.array(fc.constantFrom("a", "A", "b", "é", "É", "c"), { maxLength: 6 });
    fc.assert(
      fc.property(labels, labels, labels, (start, add, remove) => {
        const change = { add, remove: remove.filter((label) => !add.map(labelKey).includes(labelKey(label))) };
        const once = relabel(start, change);
        expect(new Set(once.map(labelKey)).size).toBe(once.length);
        expect(relabel(once, change)).toEqual(once);
      }),
    );
  });
});

describe("the change from some labels to others", () => {
  it.each([
    [["a", "b"], ["b", "a"], null],
    [["a"], ["a", "b"], { add: ["b"], remove: [] }],
    [["a", "b"], ["b"], { add: [], remove: ["a"] }],
    [["emea", "tea"], ["tea", "EMEA"], { add: ["EMEA"], remove: ["emea"] }],
  ])("of %j to %j is %j", (before, after, change) => {
    expect(labelChange(before, after)).toEqual(change);
    if (change) expect(relabel(before, change).toSorted()).toEqual(after.toSorted());
  });
});

it("labels of many campaigns are each named once, in the spelling used most", () => {
  const campaigns = [{ labels: ["tea", "EMEA"] }, { labels: ["Tea"] }, { labels: ["Tea", "autumn"] }];
  expect(labelsOf(campaigns)).toEqual([
    { label: "autumn", campaigns: 1 },
    { label: "EMEA", campaigns: 1 },
    { label: "Tea", campaigns: 3 },
  ]);
});
