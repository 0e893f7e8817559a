"use client";
import { useSubscription } from "@trpc/tanstack-react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useTRPC } from "./trpc";

export interface Notice {
  topic: string;
  [key: string]: string | number | boolean | null;
}

type Hear = (notice: Notice) => void;
const Live = createContext<{ listeners: Set<Hear>; connected: boolean } | null>(null);
const againMs = 2_000;

/** One stream of happenings for the whole page; without it `useLive` stays silent. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [listeners] = useState(() => new Set<Hear>());
  const trpc = useTRPC();
  const stream = useSubscription(
    trpc.system.happenings.subscriptionOptions(undefined, {
      onData: (notice) => {
        for (const hear of listeners) hear(notice);
      },
    }),
  );
  const { status, reset } = stream;
  useEffect(() => {
    if (status !== "error") return;
    const timer = setTimeout(reset, againMs);
    return () => clearTimeout(timer);
  }, [status, reset]);
  return <Live value={{ listeners, connected: status === "pending" }}>{children}</Live>;
}

/** Calls back on every happening whose topic starts with the prefix, and on `gap`: some may have been missed, read again. */
export function useLive(prefix: string, callback: Hear): void {
  const live = useContext(Live);
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  useEffect(() => {
    if (!live) return;
    const hear: Hear = (notice) => {
      if (notice.topic === "gap" || notice.topic.startsWith(prefix)) latest.current(notice);
    };
    live.listeners.add(hear);
    return () => {
      live.listeners.delete(hear);
    };
  }, [live, prefix]);
}

/** True while happenings arrive. */
export function useConnected(): boolean {
  return useContext(Live)?.connected ?? false;
}
