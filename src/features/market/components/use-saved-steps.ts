"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useLive } from "@/client/live";
import { useTRPC, useTRPCClient } from "@/client/trpc";
import type { Step } from "../model/market-step";

/**
 * Saves steps one after another, each on the revision that the one before left. `pending` are those that the list as it was read does not
 * hold yet: they stay until a reading that began after they were saved, so that no reading under way shows the past.
 */
export function useSavedSteps() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const tail = useRef<Promise<void>>(Promise.resolve());
  const unsaved = useRef(0);
  const reading = useRef<"no" | "yes" | "again">("no");
  /** What the next save of a market rests on, until the list tells. */
  const revisions = useRef(new Map<string, number>());
  // Kept outside of what is drawn, too: keys come faster than drawings.
  const latest = useRef<readonly Step[]>([]);
  const [pending, setPending] = useState<readonly Step[]>([]);
  const [isSaving, setSaving] = useState(false);
  const put = (steps: readonly Step[]) => {
    latest.current = steps;
    setPending(steps);
  };
  const held = (market: string) => queries.getQueryData(trpc.market.list.queryKey())?.lines.find((line) => line.market === market)?.revision ?? 0;

  const save = async (step: Step) => {
    const { market } = step;
    const revision = revisions.current.get(market) ?? held(market);
    if (step.kind === "remove") {
      await client.market.remove.mutate({ market, revision });
      return;
    }
    const saved =
      step.kind === "add" ? client.market.add.mutate({ market, facts: step.facts }) : client.market.edit.mutate({ market, revision, facts: step.facts });
    revisions.current.set(market, (await saved).revision);
  };
  const readAgain = async () => {
    if (reading.current !== "no") {
      reading.current = "again";
      return;
    }
    do {
      reading.current = "yes";
      const [covered, known] = [latest.current, new Map(revisions.current)];
      const isRead = await queries.refetchQueries(trpc.market.list.queryFilter(), { throwOnError: true }).then(
        () => true,
        () => false,
      );
      if (!isRead) break;
      put(latest.current.filter((step) => !covered.includes(step)));
      for (const [market, revision] of known) if (revisions.current.get(market) === revision) revisions.current.delete(market);
    } while (isAgain(reading.current) && unsaved.current === 0);
    reading.current = "no";
  };
  const send = async (step: Step, onRefused: (error: unknown) => void) => {
    put([...latest.current, step]);
    unsaved.current += 1;
    setSaving(true);
    tail.current = tail.current
      .then(() => save(step))
      .catch((error: unknown) => {
        put(latest.current.filter((one) => one !== step));
        onRefused(error);
      });
    await tail.current;
    unsaved.current -= 1;
    if (unsaved.current > 0) return;
    setSaving(false);
    await readAgain();
  };
  useLive("market.", () => void (unsaved.current === 0 && readAgain()));
  return { pending, latest, send, isSaving };
}

const isAgain = (reading: "no" | "yes" | "again") => reading === "again";
