"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/client/trpc";
import type { PlacementView, Point, ShownCampaign } from "@/features/campaign/model/campaign";
import { backupCell } from "@/features/variant/model/inputs";
import { useDebounced } from "./use-debounced";

/** A string that is being typed. */
export type PreviewDraft = { key: string; locale: string; text: string } | null;

interface Wanted {
  market: string;
  /** Null for the backup. */
  locale: string | null;
  focal: Point | null;
  text: PreviewDraft;
  /** Nothing is drawn while it is false; what was drawn stays. */
  inView?: boolean;
}

const restMs = 250;
const againMs = 5_000;

/** One variant as the build would draw it with what is typed so far; the last picture stays until the next is there. */
export function usePreview(campaign: ShownCampaign, placement: PlacementView | null, { market, locale, focal, text, inView = true }: Wanted) {
  const trpc = useTRPC();
  const typed = text && text.locale === locale ? text.text : null;
  const key = typed === null ? null : (text?.key ?? null);
  const rested = useDebounced(typed, restMs);
  const restedX = useDebounced(focal?.x, restMs);
  const restedY = useDebounced(focal?.y, restMs);
  const copy = key !== null && typed !== null && rested !== null ? { [key]: rested } : undefined;
  const point = focal && restedX !== undefined && restedY !== undefined ? { x: restedX, y: restedY } : undefined;
  return useQuery(
    trpc.variant.preview.queryOptions(
      { campaignId: campaign.id, placementKey: placement?.key ?? "", market, locale: locale ?? backupCell.locale, draft: { copy, focal: point } },
      {
        enabled: inView && campaign.master !== null && placement !== null,
        placeholderData: keepPreviousData,
        staleTime: Number.POSITIVE_INFINITY,
        refetchInterval: ({ state }) => (state.error ? againMs : false),
      },
    ),
  );
}
