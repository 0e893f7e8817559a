"use client";
import { useMemo } from "react";
import { useWatch } from "react-hook-form";
import type { RuleFacts } from "@/features/rule/model/pack";
import { packsFor } from "@/features/rule/model/packs-for";
import type { Brief } from "../schema";
import { useBrief } from "./brief-hands";
import { today } from "./today";

/** What rules do to a market: block its cells, or apply without blocking; "" for neither. */
export type MarketMark = "blocked" | "noted" | "";

/** The facts that rule packs look at. */
export function ruleFactsOf({ objective, vertical, political, aiUse }: Brief["facts"]): RuleFacts {
  return { objective, vertical, political, aiUse };
}

/** The marks of all markets to which packs apply today, as the brief stands. */
export function useMarketMarks(): ReadonlyMap<string, MarketMark> {
  const { control } = useBrief();
  const facts = useWatch({ control, name: "facts", compute: ruleFactsOf });
  const markets = useWatch({ control, name: "markets", compute: (rows) => [...new Set(rows.map(({ market }) => market))] });
  const connectors = useWatch({ control, name: "placements", compute: (rows) => [...new Set(rows.map(({ connector }) => connector))] });
  return useMemo(() => {
    const marked = markets.map((market): [string, MarketMark] => {
      const packs = packsFor(facts, { market, connectors }, today());
      const blocks = packs.some(({ effects }) => effects.some(({ kind }) => kind === "ban" || kind === "text"));
      return [market, blocks ? "blocked" : packs.length > 0 ? "noted" : ""];
    });
    return new Map(marked);
  }, [facts, markets, connectors]);
}
