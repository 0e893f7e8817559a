"use client";
import { useSearchParams } from "next/navigation";

/** Choices kept in the address: reads one, and writes one without leaving the page; null removes it. Several writes in a row add up. */
export function useAddress(): [(name: string) => string | null, (name: string, value: string | null) => void] {
  const query = useSearchParams();
  const write = (name: string, value: string | null) => {
    const changed = new URLSearchParams(window.location.search);
    if (value === null) changed.delete(name);
    else changed.set(name, value);
    window.history.replaceState(null, "", changed.size > 0 ? `?${changed}` : window.location.pathname);
  };
  return [(name) => query.get(name), write];
}
