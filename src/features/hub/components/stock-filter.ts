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

export const sortables = ["impressionsPerDay", "bytes", "perKilobyte", "requested"] as const;
export type Sortable = (typeof sortables)[number];

/** A column and a direction; null is the plan's own rank. */
export type Order = { by: Sortable; direction: "ascending" | "descending" } | null;

/** "bytes" is ascending, "-bytes" descending; anything else is the plan's rank. */
export function orderOf(text: string | null): Order {
  const by = sortables.find((one) => one === text?.replace(/^-/, ""));
  return by ? { by, direction: text?.startsWith("-") ? "descending" : "ascending" } : null;
}

/** What pressing a column's head makes of the order: the greatest first, the smallest first, the plan's rank again. */
export function nextOrder(order: Order, by: Sortable): string | null {
  if (order?.by !== by) return `-${by}`;
  return order.direction === "descending" ? by : null;
}

/** In an order; lines without such a figure come last, and equal ones keep their rank. */
export function orderLines(lines: readonly StockLine[], order: Order): readonly StockLine[] {
  if (!order) return lines;
  const { by, direction } = order;
  const sign = direction === "ascending" ? 1 : -1;
  const missing = (line: StockLine) => Number(line[by] === null);
  return lines.toSorted((a, b) => missing(a) - missing(b) || sign * ((a[by] ?? 0) - (b[by] ?? 0)));
}
