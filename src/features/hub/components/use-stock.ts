"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLive } from "@/client/live";
import type { Outputs } from "@/client/outputs";
import { useReadAgain } from "@/client/read-again";
import { useTRPC } from "@/client/trpc";
import { useAddress } from "@/ui/use-address";
import { forecastStock, type StockAsk } from "../model/stock-forecast";
import { draftOf } from "./stock-draft";

export type StockView = Outputs["hub"]["stock"];

/** What a hub's stock is planned from; read again when an assignment, a release, a brief or a market changes. */
export function useStock(name: string) {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  const again = () => readAgain(trpc.hub.stock.queryFilter({ name }));
  useLive("hub.assigned", again);
  useLive("release.head", again);
  useLive("campaign.changed", again);
  useLive("market.", again);
  return useQuery(trpc.hub.stock.queryOptions({ name }));
}

/** The plan that is being thought over, in the address until it is assigned, and what comes of it. */
export function useDraft(view: StockView) {
  const [read, write] = useAddress();
  const [markets, capacity, target] = [read("markets"), read("capacity"), read("target")];
  const ask: StockAsk = useMemo(() => draftOf(view, { markets, capacity, target }), [view, markets, capacity, target]);
  const forecast = useMemo(() => forecastStock(view.facts, ask), [view.facts, ask]);
  return { ask, forecast, write };
}

export type Draft = ReturnType<typeof useDraft>;
