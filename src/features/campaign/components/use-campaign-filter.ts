"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import { type CampaignFilter, filterOf, queryOf } from "./campaign-filter";

const typingMs = 250;

/** The filter that the address keeps, and the saved view it was opened from. Writing replaces the address without leaving the page. */
export function useCampaignFilter() {
  const query = useSearchParams();
  const filter = useMemo(() => filterOf(query), [query]);
  const viewId = query.get("view");
  const write = useCallback(
    (next: CampaignFilter, view: string | null = viewId) => {
      const changed = queryOf(next);
      if (view) changed.set("view", view);
      window.history.replaceState(null, "", changed.size > 0 ? `?${changed}` : window.location.pathname);
    },
    [viewId],
  );
  return { filter, viewId, write };
}

/** What is typed into the search, which the address takes over a moment later; another search by the address, such as a view's, shows in the field. */
export function useTypedSearch(search: string, onSearch: (search: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState({ address: search, ours: search });
  if (search !== known.address) {
    setKnown({ address: search, ours: search });
    if (search !== known.ours) setTyped(search);
  }
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === known.ours) return;
    const timer = setTimeout(() => {
      setKnown((was) => ({ ...was, ours: wanted }));
      onSearch(wanted);
    }, typingMs);
    return () => clearTimeout(timer);
  }, [typed, known.ours, onSearch]);
  return [typed, setTyped];
}
