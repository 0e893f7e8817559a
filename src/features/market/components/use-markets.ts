"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLive } from "@/client/live";
import type { Outputs } from "@/client/outputs";
import { useReadAgain } from "@/client/read-again";
import { useTRPC } from "@/client/trpc";

export type Markets = Outputs["market"]["list"];

const againMs = 5_000;
/** The 28 days of a p75 move on without a word. */
const freshMs = 60_000;
/** Hubs report every few seconds; a p75 of 28 days moves slowly and costs the database a look at all of them. */
const atMostEveryMs = 10_000;

/** The markets, read again as someone changes them, and at most every 10 s as beacons are counted. */
export function useMarkets() {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const readMarkets = () => void readAgain(trpc.market.list.queryFilter());
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive("market.", readMarkets);
  useLive("beacon.", () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      readMarkets();
    }, atMostEveryMs);
  });
  return useQuery(trpc.market.list.queryOptions(undefined, { refetchInterval: ({ state }) => (state.error ? againMs : freshMs) }));
}
