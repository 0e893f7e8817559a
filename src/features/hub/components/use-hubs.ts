"use client";
import { useQuery } from "@tanstack/react-query";
import { useLive } from "@/client/live";
import type { Outputs } from "@/client/outputs";
import { useReadAgain } from "@/client/read-again";
import { useTRPC } from "@/client/trpc";

export type HubRow = Outputs["hub"]["list"]["hubs"][number];

const againMs = 5_000;

/** Reads the fleet again on every change; asked for once a page, so that a change is read once. */
export function useHubsLive(): void {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  useLive("hub.", () => readAgain(trpc.hub.list.pathFilter()));
}

/** The fleet; read again every 5 s besides, since a hub that went away tells nobody. */
export function useHubs() {
  const trpc = useTRPC();
  return useQuery(trpc.hub.list.queryOptions(undefined, { refetchInterval: againMs }));
}
