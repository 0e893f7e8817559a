"use client";
import { useState } from "react";
import { addressOf } from "../model/brief-draft";
import type { MarketView } from "../model/campaign";
import { useBrief } from "./brief-hands";

export interface SharedAddress {
  pattern: string;
  setPattern: (pattern: string) => void;
  /** Where clicks of a new market lead: by the pattern, else where those of all others lead, else nowhere yet. */
  of: (market: Pick<MarketView, "market" | "locale">) => string;
  /** Writes the pattern's address into every row. */
  apply: () => void;
}

/** One address for all markets, as a pattern that is written out where it is used. */
export function useSharedAddress(): SharedAddress {
  const { getValues, setValue } = useBrief();
  const [pattern, setPattern] = useState("");
  const of: SharedAddress["of"] = (market) => {
    if (pattern.trim() !== "") return addressOf(pattern.trim(), market);
    const used = new Set(getValues("markets").map(({ clickThrough }) => clickThrough));
    return used.size === 1 ? ([...used][0] ?? "") : "";
  };
  const apply = () => {
    for (const [at, row] of getValues("markets").entries()) {
      setValue(`markets.${at}.clickThrough`, addressOf(pattern.trim(), row), { shouldDirty: true, shouldValidate: true });
    }
  };
  return { pattern, setPattern, of, apply };
}
