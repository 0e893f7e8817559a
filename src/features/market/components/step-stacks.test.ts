import { describe, expect, it } from "vitest";
import { freshFacts } from "../model/import-plan";
import type { Step } from "../model/market-step";
import { afterStep, type Done, noSteps, redone, undone, withoutSteps } from "./step-stacks";

const edit = (market: string, dailyImpressions: number): Step => ({ kind: "edit", market, facts: { dailyImpressions }, what: "Impressions" });
const germany: Done = { step: edit("DE", 2), back: edit("DE", 1) };
const france: Done = { step: edit("FR", 2), back: edit("FR", 1) };
const austria: Done = { step: { kind: "add", market: "AT", facts: undefined }, back: { kind: "remove", market: "AT" } };
const nothing = () => undefined;

describe("the steps that can be taken back", () => {
  it("go from the past to the future and return", () => {
    const back = undone(afterStep(afterStep(noSteps, germany), france), nothing);
    expect(back).toEqual({ done: france, stacks: { past: [germany], future: [france] } });
    expect(back && redone(back.stacks)).toEqual({ done: france, stacks: { past: [germany, france], future: [] } });
    expect([undone(noSteps, nothing), redone(noSteps)]).toEqual([null, null]);
  });

  it("are a hundred at most, and a new one ends what could be done again", () => {
    const many = Array.from({ length: 120 }, () => germany).reduce(afterStep, noSteps);
    expect(many.past).toHaveLength(100);
    expect(afterStep({ past: [], future: [france] }, germany)).toEqual({ past: [germany], future: [] });
  });

  it("lose those of a market that someone else changed, on both sides", () => {
    const stacks = { past: [germany, france], future: [germany] };
    expect(withoutSteps(stacks, ({ step }) => step.market === "DE")).toEqual({ past: [france], future: [] });
  });

  it("bring a market back with its figures when its addition is done again", () => {
    const filled = { ...freshFacts("AT"), dailyImpressions: 500 };
    const back = undone(afterStep(noSteps, austria), () => filled);
    expect(back?.done).toMatchObject({ step: { kind: "add", market: "AT", facts: { dailyImpressions: 500 } }, back: austria.back });
  });
});
