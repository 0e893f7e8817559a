import { describe, expect, it } from "vitest";
import type { Currency } from "@/kernel/money";
import { freshFacts } from "./import-plan";
import { lineOf } from "./market-line";
import { inverseOf, linesAfter, type Step, wordsOf } from "./market-step";

const now = new Date("2026-11-25T10:00:00Z");
const currency: Currency = { reporting: "USD", rates: [], on: "2026-11-25" };
const sources = { cpm: { source: "rate card", on: "2026-10-01" } };
const facts = {
  ...freshFacts("DE"),
  cpm: { micros: 7_400_000, currency: "USD" },
  dailyImpressions: 1_000,
  sources,
  name: "Germany",
  revision: 3,
  updatedAt: now,
};
const germany = lineOf(facts, { p75Ms: 142, count: 900, lastAt: now }, currency);
const edit: Step = { kind: "edit", market: "DE", facts: { cpm: { micros: 8_000_000, currency: "USD" } }, what: "CPM" };

describe("a step in the grid", () => {
  it("shows an edit at once, with what follows from it, and keeps what was measured", () => {
    expect(linesAfter([germany], edit, currency, now)).toMatchObject([
      {
        cpm: { micros: 8_000_000 },
        mediaValue: { micros: 8_000_000 },
        measured: { p75Ms: 142 },
        revision: 3,
        sources: { cpm: { source: "entered by hand", on: "2026-11-25" } },
      },
    ]);
  });

  it.each<[string, Step]>([
    ["CPM of Germany", edit],
    ["removing Germany", { kind: "remove", market: "DE" }],
  ])("%s is taken back as it was", (words, step) => {
    const back = inverseOf(step, germany);
    expect(wordsOf(step)).toBe(words);
    const [line] = back ? linesAfter(linesAfter([germany], step, currency, now), back, currency, now) : [];
    expect(line).toMatchObject({ cpm: germany.cpm, dailyImpressions: 1_000, sources });
  });

  it("adds a market in the order of codes, and takes that back", () => {
    const step: Step = { kind: "add", market: "AT", facts: undefined };
    const lines = linesAfter([germany], step, currency, now);
    expect(lines.map(({ market, revision }) => [market, revision])).toEqual([
      ["AT", 0],
      ["DE", 3],
    ]);
    expect([wordsOf(step), inverseOf(step, undefined)]).toEqual(["adding Austria", { kind: "remove", market: "AT" }]);
    expect(linesAfter(lines, { kind: "remove", market: "AT" }, currency, now)).toEqual([germany]);
  });

  it.each<Step>([edit, { kind: "add", market: "DE", facts: undefined }, { kind: "remove", market: "DE" }])(
    "is the same once more on what it left: $kind",
    (step) => {
      const once = linesAfter([germany], step, currency, now);
      expect(linesAfter(once, step, currency, now)).toEqual(once);
    },
  );
});
