"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLive } from "@/client/live";
import type { Outputs } from "@/client/outputs";
import { useTRPC } from "@/client/trpc";

export type HubRow = Outputs["hub"]["list"]["hubs"][number];

const againMs = 5_000;

/** The fleet, read again on every change; once in 5 s besides, since a hub that went away tells nobody. */
export function useHubs() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  useLive("hub.", () => void queries.invalidateQueries(trpc.hub.list.pathFilter()));
  return useQuery(trpc.hub.list.queryOptions(undefined, { refetchInterval: againMs }));
}
