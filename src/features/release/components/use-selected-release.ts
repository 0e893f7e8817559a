"use client";
import { useSearchParams } from "next/navigation";

/** The release chosen in the timeline, kept in the address as `?release=3`. */
export function useSelectedRelease(): [number | null, (number: number | null) => void] {
  const query = useSearchParams();
  const number = Number(query.get("release"));
  const select = (next: number | null) => {
    const changed = new URLSearchParams(query);
    if (next === null) changed.delete("release");
    else changed.set("release", String(next));
    window.history.replaceState(null, "", changed.size > 0 ? `?${changed}` : window.location.pathname);
  };
  return [Number.isInteger(number) && number > 0 ? number : null, select];
}
