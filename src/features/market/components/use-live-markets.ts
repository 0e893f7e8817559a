"use client";
import { useEffect, useRef } from "react";
import { useLive } from "@/client/live";
import { useReadAgain } from "@/client/read-again";
import { useTRPC } from "@/client/trpc";

/** Hubs report every few seconds; a p75 of 28 days moves slowly and costs the database a look at all of them. */
const atMostEveryMs = 10_000;

/** Reads the markets again as someone changes them, and at most every 10 s as beacons are counted. */
export function useLiveMarkets(): void {
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
}
