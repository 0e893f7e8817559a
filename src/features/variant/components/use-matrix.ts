"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { concerns } from "@/client/concerns";
import { type Notice, useLive } from "@/client/live";
import { useReadAgain } from "@/client/read-again";
import { useTRPC } from "@/client/trpc";
import { useCalmly } from "@/client/use-calmly";
import type { Matrix, MatrixBuild } from "../model/matrix";

/** How often the whole grid is read while a build tells of its cells, and what failed is tried again. */
const gridMs = 5_000;
/** How long after other news it is read, and how often a build's progress alone: it is told eight times a second. */
const restMs = 1_000;

function useReadGrid(slug: string): () => void {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  return useCallback(() => {
    readAgain(trpc.variant.matrix.queryFilter({ slug }));
    readAgain(trpc.variant.cell.pathFilter());
  }, [readAgain, trpc, slug]);
}

/** The campaign's matrix, read again a moment after something was told. */
export function useMatrix(slug: string) {
  const trpc = useTRPC();
  const matrix = useQuery(
    trpc.variant.matrix.queryOptions({ slug }, { refetchInterval: ({ state }) => (state.error || state.data?.build?.running ? gridMs : false) }),
  );
  const campaignId = matrix.data?.campaignId;
  const readGrid = useReadGrid(slug);
  const readSoon = useCalmly(readGrid, restMs);
  const readBuilding = useCalmly(readGrid, gridMs);
  const hear = (notice: Notice) => {
    if (concerns(notice, campaignId) && notice.topic !== "release.ack") readSoon();
  };
  useLive("variant.", (notice) => concerns(notice, campaignId) && readBuilding());
  useLive("campaign.", hear);
  useLive("release.", hear);
  useLive("market.", hear);
  return matrix;
}

const markOf = (build: MatrixBuild | null) => (build ? `${build.id} ${build.running}` : "");

/** How far the latest build is, at a brisker pace than the grid; the grid is read again once a build begins or ends. */
export function useBuildProgress(slug: string, { campaignId, build }: Matrix): MatrixBuild | null {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  const readGrid = useReadGrid(slug);
  const progress = useQuery(
    trpc.variant.progress.queryOptions(
      { campaignId },
      { refetchInterval: ({ state }) => (state.error || state.data?.running || build?.running ? gridMs : false) },
    ),
  );
  const read = useCalmly(() => readAgain(trpc.variant.progress.queryFilter({ campaignId })), restMs);
  useLive("variant.", (notice) => concerns(notice, campaignId) && read());
  const told = progress.data === undefined ? build : progress.data;
  const [toldMark, gridMark] = [markOf(told), markOf(build)];
  useEffect(() => {
    if (toldMark !== gridMark) readGrid();
  }, [toldMark, gridMark, readGrid]);
  return told;
}
