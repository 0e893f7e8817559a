import type { StockFigures } from "../schema";
import { type StockFacts, splitKey } from "./stock-facts";
import type { Holding, StockAsk, StockLine } from "./stock-forecast";
import { bytesOf, isAlwaysHeld } from "./stock-lots";

/** What a plan's lines come to; requests are sums of expectations, in the lines' order. */
export function figuresOf(facts: StockFacts, { markets, capacityBytes, target }: StockAsk, lines: readonly StockLine[], backupBytes: number): StockFigures {
  const own = lines.filter(({ held, why }) => held !== "backup" && why !== "market");
  const left = own.filter(({ held }) => held === "left");
  const requestsPerDay = sumOf(own, "impressionsPerDay");
  const heldRequests = sumOf(
    own.filter(({ held }) => held !== "left"),
    "impressionsPerDay",
  );
  return {
    target,
    capacityBytes,
    backupBytes,
    heldBytes: heldBytesOf(facts, new Set(markets), lines),
    requestsPerDay,
    inStockRate: requestsPerDay > 0 ? Math.min(1, heldRequests / requestsPerDay) : null,
    stockoutsPerDay: sumOf(left, "impressionsPerDay"),
    distinctPerDay: sumOf(own, "requested"),
    distinctLeftPerDay: sumOf(left, "requested"),
    lines: countsOf(lines),
  };
}

const sumOf = (lines: readonly StockLine[], of: "impressionsPerDay" | "requested") => lines.reduce((sum, line) => sum + (line[of] ?? 0), 0);

/** What is on disk once the plan is followed, each blob once. */
function heldBytesOf(facts: StockFacts, markets: ReadonlySet<string>, lines: readonly StockLine[]): number {
  const cells = lines
    .flatMap((line) => (line.held === "left" ? [] : line.cells))
    .filter((cell) => isAlwaysHeld(cell) || markets.has(splitKey(cell.key).market));
  return bytesOf(
    facts,
    cells.flatMap(({ blobs, kept }) => [...blobs, ...kept]),
  );
}

function countsOf(lines: readonly StockLine[]): StockFigures["lines"] {
  const count = (held: Holding, why: StockLine["why"] = "") => lines.filter((line) => line.held === held && line.why === why).length;
  return {
    backup: count("backup"),
    forecast: count("forecast"),
    safety: count("safety"),
    left: count("left", "capacity"),
    elsewhere: count("left", "market"),
  };
}
