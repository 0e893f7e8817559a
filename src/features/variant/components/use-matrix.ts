"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { type Notice, useLive } from "@/client/live";
import { useReadAgain } from "@/client/read-again";
import { useTRPC } from "@/client/trpc";

const againMs = 5_000;
/** A build tells its progress eight times a second; the matrix is read at most this often. */
const restMs = 1_000;

/** The campaign's matrix, read again a moment after something was told. */
export function useMatrix(slug: string) {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  const matrix = useQuery(
    trpc.variant.matrix.queryOptions({ slug }, { refetchInterval: ({ state }) => (state.error || state.data?.build?.running ? againMs : false) }),
  );
  const campaignId = matrix.data?.campaignId;
  const read = useRested(() => {
    readAgain(trpc.variant.matrix.queryFilter({ slug }));
    readAgain(trpc.variant.cell.pathFilter());
  }, restMs);
  const hear = (notice: Notice) => {
    const elsewhere = notice.campaignId !== undefined && campaignId !== undefined && notice.campaignId !== campaignId;
    if (!elsewhere && notice.topic !== "release.ack") read();
  };
  useLive("variant.", hear);
  useLive("campaign.", hear);
  useLive("release.", hear);
  useLive("market.", hear);
  return matrix;
}

/** Calls at most once in a while: the first of many calls starts the wait, and the end of it calls. */
function useRested(call: () => void, waitMs: number): () => void {
  const latest = useRef(call);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = call;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, waitMs);
  }, [waitMs]);
}
