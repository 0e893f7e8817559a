"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useLive } from "@/client/live";
import { useReadAgain } from "@/client/read-again";
import { type ClientRefusal, refusalOf } from "@/client/refusal";
import { useTRPC, useTRPCClient } from "@/client/trpc";
import { inverseOf, linesAfter, type Step, wordsOf } from "../model/market-step";

interface Done {
  step: Step;
  back: Step;
}

export interface Steps {
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
export function useSteps(): Steps {
  const store = useStore();
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
    void store.send(step, (error) => {
      forget(done);
      setRefusal({ about: wordsOf(step), told: refusalOf(error) });
    });
  };
  const take = (step: Step) => {
    const back = inverseOf(step, store.find(step.market));
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
  return { take, undo, redo, ...shown, refusal, isSaving: store.isSaving };
}

const about = (done: Done | undefined) => (done ? wordsOf(done.step) : null);

/** The list in the cache, the queue of saves, and when to read again: never while a save is on its way, which would show the past. */
function useStore() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const readAgain = useReadAgain();
  const tail = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(0);
  /** What the queued saves rest on, until the list is read again. */
  const revisions = useRef(new Map<string, number>());
  const [isSaving, setSaving] = useState(false);
  const key = trpc.market.list.queryKey();
  const filter = trpc.market.list.queryFilter();
  useLive("market.", () => waiting.current === 0 && readAgain(filter));

  const find = (market: string) => queries.getQueryData(key)?.lines.find((line) => line.market === market);
  const rest = (market: string, revision: number) => {
    revisions.current.set(market, revision);
    queries.setQueryData(key, (held) => held && { ...held, lines: held.lines.map((line) => (line.market === market ? { ...line, revision } : line)) });
  };
  const save = async (step: Step) => {
    const { market } = step;
    const revision = revisions.current.get(market) ?? 0;
    if (step.kind === "remove") await client.market.remove.mutate({ market, revision });
    else {
      const saved =
        step.kind === "add" ? client.market.add.mutate({ market, facts: step.facts }) : client.market.edit.mutate({ market, revision, facts: step.facts });
      rest(market, (await saved).revision);
    }
  };
  const send = async (step: Step, onRefused: (error: unknown) => void) => {
    waiting.current += 1;
    setSaving(true);
    void queries.cancelQueries(filter);
    const { market } = step;
    if (!revisions.current.has(market)) revisions.current.set(market, find(market)?.revision ?? 0);
    queries.setQueryData(key, (held) => held && { ...held, lines: linesAfter(held.lines, step, held.currency, new Date()) });
    tail.current = tail.current.then(() => save(step)).catch(onRefused);
    await tail.current;
    waiting.current -= 1;
    if (waiting.current > 0) return;
    revisions.current.clear();
    setSaving(false);
    readAgain(filter);
  };
  return { find, send, isSaving };
}
