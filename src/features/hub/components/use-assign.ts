"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { readAnew } from "@/client/read-again";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { useToast } from "@/ui/toast";
import type { StockAsk } from "../model/stock-forecast";
import type { StockView } from "./use-stock";

/** Assigns and clears, each with the way back to what was there before. */
export function useAssign({ hubId, name, assigned, version }: StockView, done: () => void) {
  const trpc = useTRPC();
  const toast = useToast();
  const queries = useQueryClient();
  // The button waits for the new assignment to be on screen, so that the draft gives way to it and not to the one before.
  const settled = { onSuccess: () => readAnew(queries, trpc.hub.stock.queryFilter({ name })) };
  const assign = useMutation(trpc.release.assignStock.mutationOptions(settled));
  const clear = useMutation(trpc.release.clearStock.mutationOptions(settled));
  const before: StockAsk | null = assigned && {
    markets: assigned.assignment.markets,
    capacityBytes: assigned.assignment.capacityBytes,
    target: assigned.figures?.target ?? 1,
  };
  const restore = (ask: StockAsk) =>
    assign.mutate({ hubId, version, ...ask, markets: [...ask.markets] }, { onSuccess: () => toast({ says: `${name} goes back to its plan before.` }) });
  const release = (says: string, action?: { label: string; run: () => void }) => clear.mutate({ hubId }, { onSuccess: () => settle(says, action) });
  const settle = (says: string, action?: { label: string; run: () => void }) => {
    done();
    toast({ says, action });
  };
  const undo = { label: "Undo", run: () => (before ? restore(before) : release(`${name} holds everything again.`)) };
  const error = assign.error ?? clear.error;
  return {
    assign: (ask: StockAsk) =>
      assign.mutate({ hubId, version, ...ask, markets: [...ask.markets] }, { onSuccess: () => settle(`${name} follows its new plan.`, undo) }),
    clear: () => release(`${name} holds everything again.`, before ? undo : undefined),
    assigning: assign.isPending,
    clearing: clear.isPending,
    refusal: error && refusalOf(error),
  };
}
