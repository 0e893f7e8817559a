"use client";
import { useSyncExternalStore } from "react";
import { formatAgo, formatInstant } from "./format";

const everyMs = 1_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let nowMs = 0;

/** One timer for all clocks of the page, stopped when none is shown. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  nowMs = Date.now();
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const each of listeners) each();
  }, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const read = () => nowMs || Date.now();

/** How long ago an instant was; the exact time and its zone on hover. */
export function Clock({ at }: { at: Date | string | number }) {
  const instant = new Date(at);
  const now = useSyncExternalStore(
    subscribe,
    () => formatAgo(instant.getTime(), read()),
    () => formatInstant(instant, "UTC"),
  );
  return (
    <time dateTime={instant.toISOString()} title={formatInstant(instant)} suppressHydrationWarning className="whitespace-nowrap">
      {now}
    </time>
  );
}
