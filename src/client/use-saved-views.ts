"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLive } from "./live";
import { useReadAgain } from "./read-again";
import { refusalOf } from "./refusal";
import { useTRPC, useTRPCClient } from "./trpc";

/** A person's views of a screen, read again whenever they change, and the calls that keep them. */
export function useSavedViews(screen: "campaigns" | "matrix") {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const readAgain = useReadAgain();
  const views = useQuery(trpc.campaign.views.queryOptions({ screen })).data ?? [];
  useLive("view.", () => readAgain(trpc.campaign.views.pathFilter()));
  const again = () => queries.invalidateQueries(trpc.campaign.views.pathFilter());
  const calls = {
    save: async (view: { id: string | null; name: string; query: string }) => {
      const saved = await client.campaign.saveView.mutate({ ...view, screen });
      await again();
      return saved;
    },
    remove: async (id: string) => {
      const removed = await client.campaign.deleteView.mutate({ id });
      await again();
      return removed;
    },
    explain: refusalOf,
  };
  return { views, calls };
}
