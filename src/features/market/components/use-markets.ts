"use client";
import { useQuery } from "@tanstack/react-query";
import type { Outputs } from "@/client/outputs";
import { useTRPC } from "@/client/trpc";

export type Markets = Outputs["market"]["list"];

const againMs = 5_000;
/** What beacons measured arrives without a word; a minute is as fresh as a p75 of 28 days needs. */
const freshMs = 60_000;

export function useMarkets() {
  const trpc = useTRPC();
  return useQuery(trpc.market.list.queryOptions(undefined, { refetchInterval: ({ state }) => (state.error ? againMs : freshMs) }));
}
