import type { PlanInputs, PlanMarket, PlanSite } from "../schema";
import { distanceKm, estimateTtfbMs } from "./latency";

/** A mixed-integer program as the `highs` package takes it: minimize `colCost`·x within the bounds of columns and rows. */
export interface Milp {
  /** What the columns after the sites stand for: places in the question's lists. */
  pairs: { market: number; site: number }[];
  numCols: number;
  numRows: number;
  offset: number;
  colCost: number[];
  colLower: number[];
  colUpper: number[];
  /** 1 is a whole number, 0 is not. */
  integrality: (0 | 1)[];
  rowLower: number[];
  rowUpper: number[];
  /** By rows: entries `starts[r]` to `starts[r + 1]` are row r. */
  matrix: { format: "csr"; numRows: number; numCols: number; starts: number[]; indices: number[]; values: number[] };
}

/** Days in a month: daily impressions times this are monthly ones, as costs are. */
const daysAMonth = 365 / 12;
const perUnit = 1_000_000;

/** The estimated TTFB of a market from a site, ms; null when the site may not serve it or nobody knows where its audience is. */
export function ttfbFrom(site: PlanSite, { place, euOnly }: PlanMarket): number | null {
  if (!place || (euOnly && site.residency !== "EU")) return null;
  return estimateTtfbMs(distanceKm(place, site));
}

/** What one millisecond less in a market is worth a month, millionths of the reporting currency. */
export function worthOfMs({ dailyImpressions }: PlanMarket, worthMicros: number): number {
  return ((dailyImpressions * daysAMonth) / 1_000_000) * worthMicros;
}

class Rows {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  add(lower: number, upper: number, cells: readonly (readonly [column: number, value: number])[]): void {
    this.lower.push(lower);
    this.upper.push(upper);
    for (const [column, value] of cells) {
      this.indices.push(column);
      this.values.push(value);
    }
    this.starts.push(this.indices.length);
  }
}

/**
 * The p-median with costs for at most `hubs` sites, in units of the reporting currency a month. Columns: first y, one a site, whole, 1 when
 * it has a hub; then x, one a market and site that is faster than today's path, the share it serves. Minimize today's cost of waiting
 * + Σ cost·y − Σ worth·(today − TTFB)·x with Σ x ≤ 1 a market, x ≤ y a pair, Σ y ≤ hubs, Σ cost·y ≤ budget.
 * Pairs that are no faster than today are left out: no best plan has them. Source: docs/decisions/0009-hub-planner.md; Cornuéjols, Nemhauser, Wolsey, "The
 * uncapacitated facility location problem" (1990), strong formulation.
 */
export function milpOf(inputs: PlanInputs, hubs: number): Milp {
  const { sites, asked } = inputs;
  const rows = new Rows();
  const colCost = sites.map(({ costMicros }) => costMicros / perUnit);
  rows.add(
    Number.NEGATIVE_INFINITY,
    hubs,
    sites.map((_, column) => [column, 1] as const),
  );
  if (asked.limit.by === "budget") addBudget(rows, sites, asked.limit.micros);
  const pairs = inputs.markets.flatMap((market, index) => addMarket(rows, colCost, inputs, market).map((site) => ({ market: index, site })));
  const numCols = colCost.length;
  const numRows = rows.lower.length;
  const isSite = (column: number) => column < sites.length;
  return {
    pairs,
    numCols,
    numRows,
    offset: inputs.markets.reduce((sum, market) => sum + worthOfMs(market, asked.worthMicros) * (market.todayMs ?? 0), 0) / perUnit,
    colCost,
    colLower: colCost.map((_, column) => (sites[column]?.forced ? 1 : 0)),
    colUpper: colCost.map(() => 1),
    integrality: colCost.map((_, column) => (isSite(column) ? 1 : 0)),
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: { format: "csr", numRows, numCols, starts: rows.starts, indices: rows.indices, values: rows.values },
  };
}

/** In ten-thousandths of a unit, so that the solver's tolerance of a millionth is far below one micro. */
function addBudget(rows: Rows, sites: readonly PlanSite[], micros: number): void {
  const scale = 10_000;
  rows.add(
    Number.NEGATIVE_INFINITY,
    micros / scale,
    sites.map(({ costMicros }, column) => [column, costMicros / scale] as const),
  );
}

/** Adds a column and a row for each site that would make the market faster, and gives those sites. */
function addMarket(rows: Rows, colCost: number[], { sites, asked }: PlanInputs, market: PlanMarket): number[] {
  const todayMs = market.todayMs;
  if (todayMs === null) return [];
  const worth = worthOfMs(market, asked.worthMicros) / perUnit;
  const faster: number[] = [];
  const served: [number, number][] = [];
  for (const [column, site] of sites.entries()) {
    const ms = ttfbFrom(site, market);
    if (ms === null || ms >= todayMs) continue;
    const pair = colCost.push(-worth * (todayMs - ms)) - 1;
    faster.push(column);
    served.push([pair, 1]);
    rows.add(Number.NEGATIVE_INFINITY, 0, [
      [pair, 1],
      [column, -1],
    ]);
  }
  if (served.length > 1) rows.add(Number.NEGATIVE_INFINITY, 1, served);
  return faster;
}
