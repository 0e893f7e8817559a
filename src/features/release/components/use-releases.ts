"use client";
import { useEffect, useRef, useState } from "react";
import { concerns } from "@/client/concerns";
import { type Notice, useLive } from "@/client/live";
import { useReadAgain } from "@/client/read-again";
import { useTRPC } from "@/client/trpc";
import { convergenceFilter } from "./convergence-filter";

const aheadMs = 60;

/**
 * Keeps a campaign's release queries fresh and says which head is the newest one heard of.
 * An acknowledgement reads only the convergence again, so that milliseconds are on screen before the rest is.
 */
export function useNewestHead(campaignId: string | undefined): [string | null, (headDigest: string) => void] {
  const trpc = useTRPC();
  const milliseconds = useReadAgain();
  const rest = useReadAgain();
  const [newest, setNewest] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const readTheRest = () => {
    for (const path of [trpc.release.live, trpc.release.list, trpc.release.plan, trpc.release.manifest, trpc.release.previewRollback, trpc.publisher])
      rest(path.pathFilter());
  };
  useLive("release.", (notice) => {
    if (notice.topic !== "gap" && notice.campaignId !== campaignId) return;
    milliseconds(convergenceFilter(trpc, notice));
    if (notice.topic === "release.ack") return;
    if (typeof notice.headDigest === "string") setNewest(notice.headDigest);
    // One request carries all calls of a moment and waits for the slowest: the milliseconds go ahead alone.
    clearTimeout(timer.current);
    timer.current = setTimeout(readTheRest, aheadMs);
  });
  const readPlan = (notice: Notice) => {
    if (campaignId && concerns(notice, campaignId)) rest(trpc.release.plan.queryFilter({ campaignId }));
  };
  useLive("variant.", readPlan);
  useLive("campaign.", (notice) => {
    readPlan(notice);
    if (campaignId && concerns(notice, campaignId)) rest(trpc.release.live.queryFilter({ campaignId }));
  });
  return [newest, setNewest];
}
