"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { useLive } from "@/client/live";
import { useReadAgain } from "@/client/read-again";
import { useTRPC } from "@/client/trpc";
import type { PlacementView, ShownCampaign } from "@/features/campaign/model/campaign";
import type { ShownCell } from "@/features/variant/model/cell-view";

const againMs = 5_000;
const runningMs = 1_000;

/** What the factory shows, read again whenever something is told. */
export function useFactory(slug: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const readAgain = useReadAgain();
  const whenAway = { refetchInterval: ({ state }: { state: { error: unknown } }) => (state.error ? againMs : false) } as const;
  const campaign = useQuery(trpc.campaign.get.queryOptions({ slug }, whenAway));
  const campaignId = campaign.data?.id ?? "";
  const enabled = campaignId !== "";
  const build = useQuery(
    trpc.variant.build.queryOptions(
      { campaignId },
      { enabled, refetchInterval: ({ state }) => (isRunning(state.data?.state) ? runningMs : state.error ? againMs : false) },
    ),
  );
  const running = isRunning(build.data?.state);
  const cells = useQuery(trpc.variant.cells.queryOptions({ campaignId }, { enabled, refetchInterval: running ? runningMs : false }));
  const refresh = useCallback(async () => {
    const reads = [trpc.campaign.get.pathFilter(), trpc.variant.cells.pathFilter(), trpc.variant.preview.pathFilter()];
    await Promise.all(reads.map((filter) => queries.invalidateQueries(filter)));
  }, [queries, trpc]);
  useLive("campaign.", () => void refresh());
  useLive("variant.", () => {
    readAgain(trpc.variant.cells.pathFilter());
    readAgain(trpc.variant.build.pathFilter());
  });
  return { campaign, cells, build, running, refresh };
}

export function isRunning(state: string | undefined): boolean {
  return state === "queued" || state === "running";
}

export interface Selection {
  placement: PlacementView | null;
  market: string;
  /** Null for the backup, which has no copy. */
  locale: string | null;
  choose(change: { placement?: string; market?: string; locale?: string }): void;
}

/** The placement, market and language on show, kept in the address; a market without a language named shows its first. */
export function useSelection(campaign: ShownCampaign | undefined): Selection {
  const search = useSearchParams();
  const path = usePathname();
  const router = useRouter();
  const placement = campaign?.placements.find(({ key }) => key === search.get("placement")) ?? campaign?.placements[0] ?? null;
  const asked = search.get("market");
  const market = asked === "*" ? "*" : (campaign?.markets.find((row) => row.market === asked)?.market ?? campaign?.markets[0]?.market ?? "*");
  const spoken = campaign?.markets.filter((row) => row.market === market).map((row) => row.locale) ?? [];
  const locale = spoken.find((one) => one === search.get("locale")) ?? spoken[0] ?? null;
  const choose: Selection["choose"] = (change) => {
    const next = new URLSearchParams(search);
    if (change.market !== undefined) next.delete("locale");
    for (const [key, value] of Object.entries(change)) next.set(key, value);
    router.replace(`${path}?${next}`, { scroll: false });
  };
  return { placement, market, locale, choose };
}

/** The cells of one placement, or of all. */
export function cellsOfPlacement(cells: ShownCell[] | undefined, placement: PlacementView | null): ShownCell[] {
  return cells?.filter(({ placementKey }) => placementKey === placement?.key) ?? [];
}
