import { describe, expect, it } from "vitest";
import { rateChange } from "./rate-change";

const euro = { base: "EUR", quote: "USD", on: "2026-11-20", rate: 1.08, source: "bank" };

describe("saving a rate", () => {
  it("adds one that is new, and takes nothing away", () => {
    expect(rateChange(euro, null)).toEqual({ put: [euro], remove: [] });
  });

  it("replaces the figure of the same pair and day", () => {
    const next = { ...euro, rate: 1.09 };
    expect(rateChange(next, euro)).toEqual({ put: [next], remove: [] });
  });

  it.each([{ on: "2026-11-21" }, { base: "GBP" }, { quote: "JPY" }])("moves a changed one instead of adding another: %o", (part) => {
    const next = { ...euro, ...part };
    expect(rateChange(next, euro)).toEqual({ put: [next], remove: [{ base: "EUR", quote: "USD", on: "2026-11-20" }] });
  });
});
