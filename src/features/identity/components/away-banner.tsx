"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Outage, useOutage } from "@/client/outage";
import { Dot } from "@/ui/dot";

const thanksForMs = 10_000;

/** Says which process is away and what still works; when it is back says so and has every screen read again. */
export function AwayBanner() {
  const { status, outages } = useOutage();
  const back = useBack(status === undefined && outages.length === 0 ? null : outages);
  if (outages.length === 0 && !back) return null;
  return (
    <div role="status" className="grid border-b border-line">
      {outages.length > 0 && (
        <ul className="grid gap-0.5 bg-out-soft px-3.5 py-1.5 md:px-[22px]">
          {outages.map(({ who, says }) => (
            <li key={who} className="flex items-baseline gap-2">
              <Dot tone="out" />
              {says}
            </li>
          ))}
        </ul>
      )}
      {back && (
        <p className="flex items-baseline gap-2 bg-ok-soft px-3.5 py-1.5 md:px-[22px]">
          <Dot tone="ok" />
          {back}
        </p>
      )}
    </div>
  );
}

/** "The builder is back." for a while after it was away; null means not known yet. */
function useBack(outages: readonly Outage[] | null): string | null {
  const queries = useQueryClient();
  const [before, setBefore] = useState<readonly string[]>([]);
  const [back, setBack] = useState<string | null>(null);
  const names = outages?.map(({ who }) => who);
  const now = names?.join() ?? before.join();
  if (names && now !== before.join()) {
    const returned = before.filter((who) => !names.includes(who));
    setBefore(names);
    setBack(returned.length > 0 ? `Back: ${returned.join(", ")}. This page has been read again.` : null);
  }
  useEffect(() => {
    if (!back) return;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "status" });
    const timer = setTimeout(() => setBack(null), thanksForMs);
    return () => clearTimeout(timer);
  }, [back, queries]);
  return back;
}
