"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLive } from "@/client/live";
import type { Outputs } from "@/client/outputs";
import { useReadAgain } from "@/client/read-again";
import { useTRPC } from "@/client/trpc";
import { useAddress } from "@/ui/use-address";
import type { AskPlan } from "../schema";
import { addressOf, askedIn, isWithoutQuestion } from "./plan-choice";

export type GroundView = Outputs["hub"]["ground"];
export type PlanView = Outputs["hub"]["plan"];
export type PlanLine = Outputs["hub"]["plans"][number];

/** A notice can be lost; a plan that is open is read again this often besides. */
const againMs = 2_000;

export const isOpen = (state: string) => state === "queued" || state === "running";

/** Reads what the planner shows again on every change; asked for once a page. */
export function usePlanLive(): void {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  useLive("plan.progress", () => {
    readAgain(trpc.hub.plan.pathFilter());
    readAgain(trpc.hub.plans.pathFilter());
  });
  useLive("plan.site", () => readAgain(trpc.hub.ground.pathFilter()));
  useLive("market.", () => readAgain(trpc.hub.ground.pathFilter()));
}

/** Sites, markets and rates that a question would be asked of now. */
export function useGround() {
  const trpc = useTRPC();
  return useQuery(trpc.hub.ground.queryOptions());
}

export function usePlans() {
  const trpc = useTRPC();
  return useQuery(trpc.hub.plans.queryOptions());
}

/** One plan, as it comes in. */
export function usePlan(planId: string | null) {
  const trpc = useTRPC();
  return useQuery(
    trpc.hub.plan.queryOptions(
      { planId: planId ?? "" },
      {
        enabled: planId !== null,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) => (state.data && isOpen(state.data.state) ? againMs : false),
      },
    ),
  );
}

/**
 * The question in the address, or what was asked last when it has none, and how it is changed. What was changed here counts before the
 * address, which follows a moment later.
 */
export function useAsked(last: AskPlan | null): [AskPlan, (asked: AskPlan) => void] {
  const [read, write] = useAddress();
  const [changed, setChanged] = useState<AskPlan | null>(null);
  const change = (asked: AskPlan) => {
    setChanged(asked);
    for (const [name, value] of Object.entries(addressOf(asked))) write(name, value);
  };
  return [changed ?? (last && isWithoutQuestion(read) ? last : askedIn(read)), change];
}
