"use client";
import { useCallback, useEffect, useRef } from "react";

/** Calls at most once in a while, however often it is asked to: the first of many calls starts the wait, and the end of it calls. */
export function useCalmly(call: () => unknown, everyMs: number): () => void {
  const latest = useRef(call);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = call;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, everyMs);
  }, [everyMs]);
}
