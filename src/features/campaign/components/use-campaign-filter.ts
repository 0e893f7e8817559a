"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { type CampaignFilter, filterOf, queryOf } from "./campaign-filter";

const typingMs = 250;

interface Address {
  filter: CampaignFilter;
  /** The saved view that the filter was opened from. */
  viewId: string | null;
}

function addressOf(text: string): Address {
  const query = new URLSearchParams(text);
  return { filter: filterOf(query), viewId: query.get("view") };
}

function textOf({ filter, viewId }: Address): string {
  const query = queryOf(filter);
  if (viewId) query.set("view", viewId);
  return query.toString();
}

/** The filter, which the address keeps. What is chosen here counts at once; the address follows, and another one, by a link or Back, is taken over. */
export function useCampaignFilter() {
  const asked = useSearchParams().toString();
  const [held, setHeld] = useState(() => addressOf(asked));
  const [typed, setTyped] = useState(held.filter.search);
  // The router hands addresses back late and one by one: those on their way from here are no news.
  const ours = useRef<string[]>([]);
  const seen = useRef(asked);
  useEffect(() => {
    if (asked === seen.current) return;
    seen.current = asked;
    const at = ours.current.indexOf(asked);
    ours.current = ours.current.slice(at + 1);
    if (at >= 0) return;
    const next = addressOf(asked);
    setHeld(next);
    setTyped(next.filter.search);
  }, [asked]);
  const put = useCallback((next: Address) => {
    const text = textOf(next);
    ours.current.push(text);
    setHeld(next);
    window.history.replaceState(null, "", text ? `?${text}` : window.location.pathname);
  }, []);
  useEffect(() => {
    const search = typed.trim();
    if (search === held.filter.search) return;
    const timer = setTimeout(() => put({ ...held, filter: { ...held.filter, search } }), typingMs);
    return () => clearTimeout(timer);
  }, [typed, held, put]);
  const write = useCallback(
    (filter: CampaignFilter, viewId: string | null = held.viewId) => {
      if (filter.search !== held.filter.search) setTyped(filter.search);
      put({ filter, viewId });
    },
    [held, put],
  );
  return { ...held, write, typed, type: setTyped };
}
