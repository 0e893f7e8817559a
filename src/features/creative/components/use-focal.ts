"use client";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC } from "@/client/trpc";
import type { Point, ShownCampaign } from "@/features/campaign/model/campaign";
import type { Undo } from "./use-undo";

/** Arrow keys come in bursts: one edit each burst. */
const restMs = 350;

/** The focal point as it is shown at once, saved when it rests, and taken back by undo. */
export function useFocal(campaign: ShownCampaign, undo: Undo, refresh: () => Promise<void>) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState<Point | null>(null);
  const from = useRef<Point | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useMutation(
    trpc.creative.setFocalPoint.mutationOptions({
      onSuccess: refresh,
      onSettled: () => setDraft(null),
    }),
  );
  const { mutate } = save;
  const { id, focal } = campaign;
  const { push } = undo;
  const commit = useCallback(
    (point: Point, before: Point) => {
      from.current = null;
      mutate({ campaignId: id, ...point }, { onSuccess: () => push("focal point", () => mutate({ campaignId: id, ...before })) });
    },
    [id, mutate, push],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  const move = (point: Point) => {
    const clamped = { x: share(point.x), y: share(point.y) };
    const before = from.current ?? focal;
    from.current = before;
    setDraft(clamped);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => commit(clamped, before), restMs);
  };
  return { focal: draft ?? focal, draft, move, error: save.error };
}

/** 0 to 1 in thousandths. */
const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1_000) / 1_000;
