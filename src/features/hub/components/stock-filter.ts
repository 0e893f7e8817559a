import { nameOfMarket } from "@/features/market/model/catalogue";
import { splitKey } from "../model/stock-facts";
import type { StockLine } from "../model/stock-forecast";

export const shows = ["all", "forecast", "safety", "left", "elsewhere", "backup"] as const;
export type Show = (typeof shows)[number];

/** What the address says, or all. */
export function showOf(text: string | null): Show {
  return shows.find((one) => one === text) ?? "all";
}

/** The segment a line is counted in. */
export function classOf({ held, why }: Pick<StockLine, "held" | "why">): Exclude<Show, "all"> {
  return why === "market" ? "elsewhere" : held;
}

/** Lines of a segment of which a cell's campaign, placement, market, its name or locale holds every word of the search. */
export function filterLines(lines: readonly StockLine[], show: Show, search: string): StockLine[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter((line) => (show === "all" || classOf(line) === show) && words.every((word) => line.cells.some((cell) => textOf(cell).includes(word))));
}

function textOf({ campaign, placement, key }: StockLine["cells"][number]): string {
  return `${campaign} ${placement} ${key} ${nameOfMarket(splitKey(key).market)}`.toLowerCase();
}
