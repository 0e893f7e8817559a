"use client";
import { createContext, useContext } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Brief } from "../schema";

/** What parts of the form work with; it never changes, so that a row is drawn anew only for its own values and errors. */
export type BriefHands = Pick<UseFormReturn<Brief, unknown, Brief>, "control" | "register" | "setValue" | "getValues">;

export const BriefHandsContext = createContext<BriefHands | null>(null);

export function useBrief(): BriefHands {
  const hands = useContext(BriefHandsContext);
  if (!hands) throw new Error("A part of the brief stands outside of its form.");
  return hands;
}
