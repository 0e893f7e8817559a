import { byText } from "@/kernel/by-text";
import { grouped } from "@/kernel/grouped";
import { type StockCell, type StockFacts, splitKey } from "./stock-facts";

export interface Lot {
  /** Its cells; those of the hub's own markets first. */
  cells: StockCell[];
  /** Whether any of them is of a market that the hub serves. */
  served: boolean;
  /** Indexes of the blobs that the hub holds with it, those kept for a rollback included. */
  blobs: number[];
  /** Bytes of these blobs. */
  bytes: number;
  /** What holding it adds to what is always held. A kept blob that two lots share is weighed with both, so a plan is never over its capacity. */
  weightBytes: number;
  /** Expected at this hub a day; null when nobody knows. */
  impressionsPerDay: number | null;
  /** Equal lots are told apart by it, whatever order the facts came in. */
  name: string;
}

/** Whether a cell is held by every hub: a backup, or what is shown to every market. */
export const isAlwaysHeld = ({ key }: Pick<StockCell, "key">): boolean => key === "backup" || splitKey(key).market === "*";

/** Bytes of blobs by their indexes, each counted once. */
export function bytesOf({ blobs }: Pick<StockFacts, "blobs">, indexes: Iterable<number>): number {
  return [...new Set(indexes)].reduce((sum, index) => sum + (blobs[index]?.bytes ?? 0), 0);
}

const nameOf = ({ campaign, placement, key }: StockCell) => `${campaign} ${placement} ${key}`;

/** The lots of all cells but those that are always held, whose blobs (`pinned`) weigh nothing here. */
export function lotsOf(facts: StockFacts, markets: ReadonlySet<string>, pinned: ReadonlySet<number>): Lot[] {
  const named = facts.cells.filter((cell) => !isAlwaysHeld(cell)).map((cell) => ({ cell, name: nameOf(cell) }));
  const sorted = named.toSorted((a, b) => byText(a.name, b.name)).map(({ cell }) => cell);
  const groups = grouped(sorted, ({ blobs, kept }) => digestsOf(facts, blobs.length > 0 ? blobs : kept));
  return [...groups].map(([digests, cells]) => lotOf(facts, digests, cells, { markets, pinned }));
}

const digestsOf = ({ blobs }: StockFacts, indexes: readonly number[]) =>
  indexes
    .map((index) => blobs[index]?.digest ?? "")
    .sort()
    .join(" ");

interface Frame {
  markets: ReadonlySet<string>;
  pinned: ReadonlySet<number>;
}

function lotOf(facts: StockFacts, name: string, cells: readonly StockCell[], { markets, pinned }: Frame): Lot {
  const isServed = ({ key }: StockCell) => markets.has(splitKey(key).market);
  const own = cells.filter(isServed);
  const blobs = [...new Set((own.length > 0 ? own : cells).flatMap((cell) => [...cell.blobs, ...cell.kept]))];
  return {
    cells: [...own, ...cells.filter((cell) => !isServed(cell))],
    served: own.length > 0,
    blobs,
    bytes: bytesOf(facts, blobs),
    weightBytes: bytesOf(
      facts,
      blobs.filter((index) => !pinned.has(index)),
    ),
    impressionsPerDay: sumOf(own),
    name,
  };
}

/** Null only when none is known. */
function sumOf(cells: readonly StockCell[]): number | null {
  const known = cells.flatMap(({ impressionsPerDay }) => impressionsPerDay ?? []);
  return known.length === 0 && cells.length > 0 ? null : known.reduce((sum, one) => sum + one, 0);
}
