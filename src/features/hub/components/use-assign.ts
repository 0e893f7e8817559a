"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { readAnew } from "@/client/read-again";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { useToast } from "@/ui/toast";
import type { StockAsk } from "../model/stock-forecast";
import type { StockView } from "./use-stock";

type Standing = NonNullable<StockView["assigned"]>["digest"];

/** Assigns and clears, each with the way back to what was there before. */
export function useAssign({ hubId, name, assigned, version }: StockView, done: () => void) {
  const trpc = useTRPC();
  const toast = useToast();
  const queries = useQueryClient();
  // The button waits for the new assignment to be on screen, so that the draft gives way to it and not to the one before.
  const settled = { onSuccess: () => readAnew(queries, trpc.hub.stock.queryFilter({ name })) };
  const assign = useMutation(trpc.release.assignStock.mutationOptions(settled));
  const clear = useMutation(trpc.release.clearStock.mutationOptions(settled));
  const standing: Standing = assigned?.digest ?? "";
  const before: StockAsk | null = assigned && {
    markets: assigned.assignment.markets,
    capacityBytes: assigned.assignment.capacityBytes,
    target: assigned.figures?.target ?? 1,
  };
  const send = (ask: StockAsk, over: Standing) => ({ hubId, version, standing: over, ...ask, markets: [...ask.markets] });
  /** Made anew from the same wish: what is published and expected may be other than when it was assigned. */
  const planAgain = (ask: StockAsk, over: Standing) =>
    assign.mutate(send(ask, over), { onSuccess: () => toast({ says: `${name} is planned anew for its markets, room and target before.` }) });
  const backFrom = (over: Standing) =>
    before
      ? { label: "Plan as before", run: () => planAgain(before, over) }
      : {
          label: "Undo",
          run: () => clear.mutate({ hubId, standing: over }, { onSuccess: () => toast({ says: `${name} holds everything again.` }) }),
        };
  const say = (says: string, action?: { label: string; run: () => void }) => {
    done();
    toast({ says, action });
  };
  const error = assign.error ?? clear.error;
  return {
    assign: (ask: StockAsk) => assign.mutate(send(ask, standing), { onSuccess: (made) => say(`${name} follows its new plan.`, backFrom(made.standing)) }),
    clear: () => clear.mutate({ hubId, standing }, { onSuccess: () => say(`${name} holds everything again.`, before ? backFrom("") : undefined) }),
    assigning: assign.isPending,
    clearing: clear.isPending,
    refusal: error && refusalOf(error),
  };
}
