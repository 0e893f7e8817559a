"use client";
import type { SortingState } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { useAddress } from "@/ui/use-address";
import type { MarketLine } from "../model/market-line";

const kinds = {
  "no-cpm": { label: "No CPM", holds: ({ cpm }: MarketLine) => cpm === null },
  "no-rate": { label: "No rate for its CPM", holds: ({ missingRate }: MarketLine) => missingRate !== null },
  "no-impressions": { label: "No impressions", holds: ({ dailyImpressions }: MarketLine) => dailyImpressions === null },
  "no-ttfb": { label: "No p75 TTFB", holds: ({ ttfbP75Ms }: MarketLine) => ttfbP75Ms === null },
  measured: { label: "Measured p75 TTFB", holds: ({ measured }: MarketLine) => measured !== null },
  restricted: { label: "Restricted verticals", holds: ({ restricted }: MarketLine) => restricted.length > 0 },
} as const;
type Kind = keyof typeof kinds;

const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text);
/** What can be asked for, as the filter's menu lists it. */
export const kindOptions = Object.entries(kinds).map(([value, { label }]) => ({ value, label }));

/** Search, filter and order, kept in the address. */
export function useMarketFilter(lines: readonly MarketLine[]) {
  const [read, write] = useAddress();
  // The address follows a moment later: an input that waited for it would lose letters.
  const [search, setSearch] = useState(read("q") ?? "");
  const only = read("only") ?? "";
  const sort = read("sort") ?? "market";
  const sorting = useMemo<SortingState>(() => [{ id: sort.replace(/^-/, ""), desc: sort.startsWith("-") }], [sort]);
  const chosen = useMemo(() => only.split(",").filter(isKind), [only]);
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const fits = (line: MarketLine) => wanted === "" || textOf(line).includes(wanted);
    return lines.filter((line) => fits(line) && chosen.every((kind) => kinds[kind].holds(line)));
  }, [lines, search, chosen]);
  const order = (id: string) => {
    const next = sort === id ? `-${id}` : id;
    write("sort", next === "market" ? null : next);
  };
  const clear = () => {
    for (const name of ["q", "only"]) write(name, null);
    setSearch("");
  };
  const find = (text: string) => {
    setSearch(text);
    write("q", text === "" ? null : text);
  };
  return {
    clear,
    shown,
    search,
    chosen,
    sorting,
    order,
    find,
    choose: (next: string[]) => write("only", next.length > 0 ? next.join(",") : null),
  };
}

/** What the search looks at: name, code, currencies, locales, verticals and sources. */
function textOf({ name, market, currency, cpm, locales, restricted, sources }: MarketLine): string {
  const from = Object.values(sources).map((source) => source?.source ?? "");
  return [name, market, currency, cpm?.currency ?? "", ...locales.map(({ locale }) => locale), ...restricted, ...from].join(" ").toLowerCase();
}
