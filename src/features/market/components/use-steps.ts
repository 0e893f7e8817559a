"use client";
import { useMemo, useRef, useState } from "react";
import { type ClientRefusal, refusalOf } from "@/client/refusal";
import type { Currency } from "@/kernel/money";
import type { MarketLine } from "../model/market-line";
import { inverseOf, linesAfter, type Step, wordsOf } from "../model/market-step";
import type { Markets } from "./use-markets";
import { useSavedSteps } from "./use-saved-steps";

interface Done {
  step: Step;
  back: Step;
}

export interface Steps {
  /** The markets with every step in them that was taken, saved or not. */
  lines: MarketLine[];
  /** Shows the step at once and saves it; a refused one is undone on screen and told. */
  take(step: Step): void;
  undo(): void;
  redo(): void;
  /** What the next undo and redo are about, or null. */
  undoes: string | null;
  redoes: string | null;
  refusal: { about: string; told: ClientRefusal } | null;
  isSaving: boolean;
}

const deepest = 100;

/** Steps are saved one after another, each on the revision that the one before left, so that fast hands never conflict with themselves. */
export function useSteps({ lines: read, currency }: Pick<Markets, "lines" | "currency">): Steps {
  const { pending, latest, send, isSaving } = useSavedSteps();
  const lines = useMemo(() => linesWith(read, pending, currency), [read, pending, currency]);
  // Kept outside of what is drawn: keys come faster than drawings.
  const stacks = useRef<{ past: Done[]; future: Done[] }>({ past: [], future: [] });
  const [shown, setShown] = useState<Pick<Steps, "undoes" | "redoes">>({ undoes: null, redoes: null });
  const [refusal, setRefusal] = useState<Steps["refusal"]>(null);
  const stack = (past: Done[], future: Done[]) => {
    stacks.current = { past: past.slice(-deepest), future };
    setShown({ undoes: about(past.at(-1)), redoes: about(future.at(-1)) });
  };
  /** A step that was refused can be neither taken back nor done again. */
  const forget = (done: Done | null) => {
    const { past, future } = stacks.current;
    stack(
      past.filter((one) => one !== done),
      future.filter((one) => one !== done),
    );
  };
  const run = (step: Step, done: Done | null) => {
    setRefusal(null);
    void send(step, (error) => {
      forget(done);
      setRefusal({ about: wordsOf(step), told: refusalOf(error) });
    });
  };
  const take = (step: Step) => {
    const back = inverseOf(
      step,
      linesWith(read, latest.current, currency).find(({ market }) => market === step.market),
    );
    const done = back && { step, back };
    stack(done ? [...stacks.current.past, done] : stacks.current.past, []);
    run(step, done);
  };
  const undo = () => {
    const { past, future } = stacks.current;
    const done = past.at(-1);
    if (!done) return;
    stack(past.slice(0, -1), [...future, done]);
    run(done.back, done);
  };
  const redo = () => {
    const { past, future } = stacks.current;
    const done = future.at(-1);
    if (!done) return;
    stack([...past, done], future.slice(0, -1));
    run(done.step, done);
  };
  return { lines, take, undo, redo, ...shown, refusal, isSaving };
}

const linesWith = (lines: readonly MarketLine[], steps: readonly Step[], currency: Currency) =>
  steps.reduce<MarketLine[]>((all, step) => linesAfter(all, step, currency, new Date()), [...lines]);

const about = (done: Done | undefined) => (done ? wordsOf(done.step) : null);
