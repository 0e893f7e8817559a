"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/client/trpc";
import type { KnownMarket } from "../model/brief-draft";

/** What the organization knows of its markets; null until it was read, and when it cannot be read, in which case the catalogue serves. */
export function useKnownMarkets(): readonly KnownMarket[] | null {
  const trpc = useTRPC();
  const markets = useQuery(trpc.market.list.queryOptions());
  return markets.data?.lines ?? null;
}
