import { type HubAssignment, leftOutLimit } from "@/features/release/model/document";
import { byText } from "@/kernel/by-text";
import type { StockFigures } from "../schema";
import { type StockCell, type StockFacts, splitKey } from "./stock-facts";
import { figuresOf } from "./stock-figures";
import { bytesOf, isAlwaysHeld, type Lot, lotsOf } from "./stock-lots";

/** The in-stock rate a plan aims at when nobody chose another: one request in a thousand may wait for a fetch. */
export const usualTarget = 0.999;

/** What is asked of one hub. */
export interface StockAsk {
  /** ISO 3166-1 codes of the markets it serves. */
  markets: readonly string[];
  capacityBytes: number;
  /** 0 to 1. */
  target: number;
}

export type Holding = "backup" | "forecast" | "safety" | "left";

/** One lot as a plan sees it. */
export interface StockLine {
  held: Holding;
  /** Why it is left out: no room, or the hub does not serve its markets; "" for what is held. */
  why: "" | "capacity" | "market";
  cells: StockCell[];
  /** Of all its blobs, those kept for a rollback included. */
  bytes: number;
  impressionsPerDay: number | null;
  perKilobyte: number | null;
  /** Probability that any of it is asked for on a day. */
  requested: number | null;
}

export interface StockForecast {
  possible: true;
  /** Backups, then lots by rank, then those of markets that the hub does not serve. */
  lines: StockLine[];
  assignment: HubAssignment;
  figures: StockFigures;
  /** Served markets without daily impressions: their lots come last, since nobody can rank them. */
  unknownMarkets: string[];
}

/**
 * What a hub should hold. Requests of a variant are Poisson with λ = its expected impressions a day: P(requested) = 1 − e^−λ.
 * Lots are taken by impressions per byte while they fit; forecast stock is what reaches the target, the rest is safety stock.
 * The in-stock rate is the share of expected requests whose variant is in the plan: each request for another is a stockout,
 * though what was fetched on demand may stay for the next. Sources: Feller, An Introduction to
 * Probability Theory, vol. 1, VI.5 (Poisson); Dantzig, "Discrete-Variable Extremum Problems" (1957), for taking lots by density.
 */
export function forecastStock(facts: StockFacts, ask: StockAsk): StockForecast | { possible: false; says: string } {
  const markets = new Set(ask.markets);
  const always = facts.cells.filter(isAlwaysHeld);
  const pinned = new Set(always.flatMap(({ blobs, kept }) => [...blobs, ...kept]));
  const backupBytes = bytesOf(facts, pinned);
  if (facts.cells.length === 0) return refused("No release is live or being staged, so there is nothing to hold yet. Publish a campaign first.");
  if (markets.size === 0) return refused("Choose at least one market that this hub serves.");
  if (backupBytes > ask.capacityBytes)
    return refused(`The backups alone are ${sizeOf(backupBytes)} and every hub holds them; ${sizeOf(ask.capacityBytes)} is too little. Allow more.`);
  const ranked = lotsOf(facts, markets, pinned).toSorted(byRank);
  const lines = [...backupLines(facts, always), ...chosen(ranked, ask, backupBytes)];
  const assignment = assignmentOf(facts, ask, lines);
  const leftOut = Object.values(assignment.left).flatMap((placements) => Object.values(placements).flat()).length;
  if (leftOut > leftOutLimit)
    return refused(`${leftOut} cells would be left out; a hub's snapshot can name ${leftOutLimit}. Allow more, or serve fewer markets.`);
  const unknownMarkets = facts.markets.filter(({ market, impressionsPerDay }) => markets.has(market) && impressionsPerDay === null).map(({ market }) => market);
  return { possible: true, lines, assignment, figures: figuresOf(facts, ask, lines, backupBytes), unknownMarkets };
}

const refused = (says: string) => ({ possible: false, says }) as const;
const sizeOf = (bytes: number) => {
  const [per, unit] = bytes < 1_000_000 ? [1_000, "kB"] : [1_000_000, "MB"];
  return `${Number((bytes / per).toPrecision(3))} ${unit}`;
};

const densityOf = ({ impressionsPerDay, weightBytes }: Lot) => (impressionsPerDay ?? 0) / weightBytes || 0;

/** Served before not served; then impressions per byte; then those nobody knows before those nobody wants; then the lighter. */
function byRank(a: Lot, b: Lot): number {
  return (
    Number(b.served) - Number(a.served) ||
    compare(densityOf(b), densityOf(a)) ||
    Number(b.impressionsPerDay === null) - Number(a.impressionsPerDay === null) ||
    a.weightBytes - b.weightBytes ||
    byText(a.name, b.name)
  );
}

/** Infinite ranks, of what weighs nothing, are equal. */
const compare = (a: number, b: number) => (a === b ? 0 : a - b);

function chosen(ranked: readonly Lot[], { capacityBytes, target }: StockAsk, backupBytes: number): StockLine[] {
  const goal = target * ranked.reduce((sum, { impressionsPerDay }) => sum + (impressionsPerDay ?? 0), 0);
  let usedBytes = backupBytes;
  let reached = 0;
  return ranked.map((lot) => {
    if (!lot.served) return lineOf(lot, "left", "market");
    if (usedBytes + lot.weightBytes > capacityBytes) return lineOf(lot, "left", "capacity");
    const held = reached < goal && (lot.impressionsPerDay ?? 0) > 0 ? "forecast" : "safety";
    usedBytes += lot.weightBytes;
    reached += lot.impressionsPerDay ?? 0;
    return lineOf(lot, held, "");
  });
}

function lineOf({ cells, bytes, impressionsPerDay, served }: Lot, held: Holding, why: StockLine["why"]): StockLine {
  const known = served ? impressionsPerDay : null;
  return {
    held,
    why,
    cells,
    bytes,
    impressionsPerDay: known,
    perKilobyte: known === null || bytes === 0 ? null : known / (bytes / 1_000),
    requested: known === null ? null : probabilityOf(known),
  };
}

function backupLines(facts: StockFacts, always: readonly StockCell[]): StockLine[] {
  const sorted = always.toSorted((a, b) => byText(a.campaign, b.campaign) || byText(a.placement, b.placement) || byText(a.key, b.key));
  return sorted.map((cell) => ({
    held: "backup",
    why: "",
    cells: [cell],
    bytes: bytesOf(facts, [...cell.blobs, ...cell.kept]),
    impressionsPerDay: null,
    perKilobyte: null,
    requested: null,
  }));
}

/** P(at least one request) of a Poisson variable; 1 − e^−λ, exact for small λ. */
export function probabilityOf(requestsPerDay: number): number {
  return -Math.expm1(-requestsPerDay);
}

function assignmentOf(facts: StockFacts, { markets, capacityBytes }: StockAsk, lines: readonly StockLine[]): HubAssignment {
  const served = new Set(markets);
  const left = new Map<string, Map<string, string[]>>();
  for (const { campaign, placement, key } of lines.flatMap(({ why, cells }) => (why === "capacity" ? cells : []))) {
    if (!served.has(splitKey(key).market)) continue;
    const placements = left.get(campaign) ?? new Map<string, string[]>();
    const keys = placements.get(placement) ?? [];
    keys.push(key);
    left.set(campaign, placements.set(placement, keys));
  }
  const sorted = <V>(map: Map<string, V>) => [...map].toSorted(([a], [b]) => byText(a, b));
  const others = facts.markets.map(({ market }) => market).filter((market) => !served.has(market));
  return {
    markets: [...served].sort(),
    others: others.sort(),
    capacityBytes,
    left: Object.fromEntries(
      sorted(left).map(([campaign, placements]) => [campaign, Object.fromEntries(sorted(placements).map(([placement, keys]) => [placement, keys.sort()]))]),
    ),
  };
}
