"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Outputs } from "@/client/outputs";
import { useTRPC } from "@/client/trpc";
import { type Kind, kindOf, spanOf } from "./ranges";
import { useCounted } from "./use-counted";

type Usage = Outputs["beacon"]["usage"];
export type Labelled = Usage["labels"][number];

/** What was counted since midnight in the viewer's zone. */
export function useToday() {
  const trpc = useTRPC();
  const nowMs = useCounted();
  const { until } = spanOf("hour", nowMs);
  const from = new Date(nowMs);
  from.setHours(0, 0, 0, 0);
  return useQuery(trpc.beacon.usage.queryOptions({ from, until }, { placeholderData: keepPreviousData }));
}

/** The first kind of traffic that has anything, real before test before simulated; real when none has. */
export function shownKind(usage: Usage): Labelled | undefined {
  return usage.labels.find(({ counts }) => counts.length > 0) ?? usage.labels[0];
}

/** The same choice by its name on screen. */
export function usualKind(usage: Usage | undefined): Kind {
  const shown = usage && shownKind(usage);
  return kindOf(shown?.label || null);
}

export function countOf(labelled: Labelled | undefined, event: string): number {
  return labelled?.counts.filter((row) => row.event === event).reduce((sum, { count }) => sum + count, 0) ?? 0;
}

/** Said beside a figure that is not of real traffic. */
export const kindNotes = { "": "", test: "test traffic", simulated: "simulated traffic" } as const;
