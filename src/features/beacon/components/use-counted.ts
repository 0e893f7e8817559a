"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLive } from "@/client/live";
import { useTRPC } from "@/client/trpc";

const atMostEveryMs = 2_000;

/** The moment up to which counts are read: moves when a hub's counts arrived, at most every 2 s. */
export function useCounted(): number {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [nowMs, setNowMs] = useState(() => Date.now());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive("beacon.", () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setNowMs(Date.now());
      void queries.invalidateQueries(trpc.beacon.pathFilter());
    }, atMostEveryMs);
  });
  return nowMs;
}
