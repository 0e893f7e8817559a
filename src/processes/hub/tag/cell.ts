/** One creative of a cell: file under /b/, its weight added to those before it, click-through or "", alternative text. */
export type CellEntry = [string, number, string, string];

/** What a loader needs to know of its cell; short names, for every byte travels with every tag. */
export interface Cell {
  /** Campaign, placement and release, as the beacons' query begins. */
  q: string;
  w: number;
  h: number;
  /** The sum of all weights. */
  s: number;
  e: [CellEntry, ...CellEntry[]];
  /** Share of viewers that this hub serves, and the address under which the others find the same file; absent without a test. */
  t?: [number, string];
}
