"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/client/trpc";
import type { MarketLine } from "../model/market-line";
import type { Step } from "../model/market-step";
import { keepSaved, type OwnRevisions, overtaken } from "./own-revisions";

interface Sending {
  step: Step;
  /** The revision that it rests on, asked when its turn has come; null when there is nothing left to do. */
  rested: () => number | null;
  onRefused: (error: unknown) => void;
}

/**
 * Saves steps one after another. `pending` are those that the list as it was read does not hold yet: they stay until a reading that began
 * after they were saved, so that no reading under way shows the past. `own` is what they left.
 */
export function useSavedSteps(onOvertaken: (markets: readonly string[]) => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const tail = useRef<Promise<void>>(Promise.resolve());
  const unsaved = useRef(0);
  const reading = useRef<"no" | "yes" | "again">("no");
  const own = useRef<OwnRevisions>(new Map());
  // Kept outside of what is drawn, too: keys come faster than drawings.
  const latest = useRef<readonly Step[]>([]);
  const [pending, setPending] = useState<readonly Step[]>([]);
  const [isSaving, setSaving] = useState(false);
  const put = (steps: readonly Step[]) => {
    latest.current = steps;
    setPending(steps);
  };

  const save = async ({ step, rested }: Sending) => {
    const { market } = step;
    const revision = rested();
    if (revision === null) return;
    keepSaved(own.current, market, revision, await leave(step, revision));
  };
  const leave = async (step: Step, revision: number): Promise<number> => {
    const { market } = step;
    if (step.kind === "add") return (await client.market.add.mutate({ market, facts: step.facts })).revision;
    if (step.kind === "edit") return (await client.market.edit.mutate({ market, revision, facts: step.facts })).revision;
    await client.market.remove.mutate({ market, revision });
    return 0;
  };
  const readAgain = async () => {
    if (reading.current !== "no") {
      reading.current = "again";
      return;
    }
    do {
      reading.current = "yes";
      const covered = latest.current;
      const isRead = await queries.refetchQueries(trpc.market.list.queryFilter(), { throwOnError: true }).then(
        () => true,
        () => false,
      );
      if (!isRead) break;
      put(latest.current.filter((step) => !covered.includes(step)));
    } while (isAgain(reading.current) && unsaved.current === 0);
    reading.current = "no";
  };
  const send = async (sending: Sending) => {
    const { step } = sending;
    put([...latest.current, step]);
    unsaved.current += 1;
    setSaving(true);
    tail.current = tail.current
      .then(() => save(sending))
      .catch((error: unknown) => {
        put(latest.current.filter((one) => one !== step));
        sending.onRefused(error);
      });
    await tail.current;
    unsaved.current -= 1;
    if (unsaved.current > 0) return;
    setSaving(false);
    await readAgain();
  };
  // The list as it was read last, which may be newer than the one that is drawn.
  const held = useRef<readonly MarketLine[]>(undefined);
  useEffect(() => {
    const listed = queries.getQueryData(trpc.market.list.queryKey())?.lines;
    if (!listed) return;
    const isOther = held.current !== listed;
    held.current = listed;
    // Steps whose own reading failed are in this one or in the next.
    if (isOther && unsaved.current === 0 && reading.current === "no" && latest.current.length > 0) void readAgain();
    const markets = overtaken(own.current, listed, latest.current);
    if (markets.length === 0) return;
    for (const market of markets) own.current.delete(market);
    onOvertaken(markets);
  });
  return { pending, latest, own, send, isSaving };
}

const isAgain = (reading: "no" | "yes" | "again") => reading === "again";
