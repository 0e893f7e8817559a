"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { type ClientRefusal, refusalOf } from "@/client/refusal";
import type { Currency } from "@/kernel/money";
import type { MarketLine } from "../model/market-line";
import { inverseOf, linesAfter, type Step, wordsOf } from "../model/market-step";
import { restOn } from "./own-revisions";
import { afterStep, type Done, noSteps, redone, type Stacks, undone, withoutSteps } from "./step-stacks";
import type { Markets } from "./use-markets";
import { useSavedSteps } from "./use-saved-steps";

export interface Steps {
  /** The markets with every step in them that was taken, saved or not. */
  lines: MarketLine[];
  /** Shows the step at once and saves it on the market as it was shown, which is its revision; a refused one is undone on screen and told. */
  take(step: Step, shown: number): void;
  undo(): void;
  redo(): void;
  /** What the next undo and redo are about, or null. */
  undoes: string | null;
  redoes: string | null;
  refusal: { about: string; told: ClientRefusal } | null;
  isSaving: boolean;
}

/**
 * Steps are saved one after another, each on the revision that the one before left, so that fast hands never conflict with themselves.
 * Only what this screen left can be taken back: the steps of a market end once someone else changes it, and all of them with an import.
 */
export function useSteps({ lines: read, currency }: Pick<Markets, "lines" | "currency">, imports: number): Steps {
  // Kept outside of what is drawn: keys come faster than drawings.
  const stacks = useRef(noSteps);
  const refused = useRef(new WeakSet<Done>());
  const [shown, setShown] = useState<Pick<Steps, "undoes" | "redoes">>({ undoes: null, redoes: null });
  const [refusal, setRefusal] = useState<Steps["refusal"]>(null);
  const keep = (next: Stacks) => {
    stacks.current = next;
    setShown({ undoes: about(next.past.at(-1)), redoes: about(next.future.at(-1)) });
  };
  const forget = (markets: readonly string[]) => keep(withoutSteps(stacks.current, ({ step }) => markets.includes(step.market)));
  const { pending, latest, own, send, isSaving } = useSavedSteps(forget);
  const lines = useMemo(() => linesWith(read, pending, currency), [read, pending, currency]);
  const factsOf = (market: string) => linesWith(read, latest.current, currency).find((line) => line.market === market);
  const cleared = useRef(imports);
  useEffect(() => {
    if (cleared.current === imports) return;
    cleared.current = imports;
    keep(noSteps);
  });

  const run = (step: Step, done: Done | null, rested: () => number | null) => {
    setRefusal(null);
    const onRefused = (error: unknown) => {
      if (done) refused.current.add(done);
      keep(withoutSteps(stacks.current, (one) => one === done));
      setRefusal({ about: wordsOf(step), told: refusalOf(error) });
    };
    void send({ step, rested, onRefused });
  };
  const take = (step: Step, seen: number) => {
    const { market } = step;
    const left = own.current.get(market);
    if (left && restOn(own.current, market, seen) !== left.to) forget([market]);
    const back = inverseOf(step, factsOf(market));
    const done = back && { step, back };
    keep(afterStep(stacks.current, done));
    run(step, done, () => restOn(own.current, market, seen));
  };
  /** What a step did before is taken back, or done again, on what this screen left and on nothing newer. */
  const turn = (step: Step, { stacks: next, done }: { stacks: Stacks; done: Done }, before: Done) => {
    keep(next);
    run(step, done, () => (refused.current.has(before) ? null : (own.current.get(step.market)?.to ?? null)));
  };
  const undo = () => {
    const turned = undone(stacks.current, factsOf);
    const before = stacks.current.past.at(-1);
    if (turned && before) turn(turned.done.back, turned, before);
  };
  const redo = () => {
    const turned = redone(stacks.current);
    if (turned) turn(turned.done.step, turned, turned.done);
  };
  return { lines, take, undo, redo, ...shown, refusal, isSaving };
}

const linesWith = (lines: readonly MarketLine[], steps: readonly Step[], currency: Currency) =>
  steps.reduce<MarketLine[]>((all, step) => linesAfter(all, step, currency, new Date()), [...lines]);

const about = (done: Done | undefined) => (done ? wordsOf(done.step) : null);
