import { codeAt, type Matrix, type MatrixCode, type MatrixRow, type MatrixState, stateOfCode } from "./matrix";
import { sizeOfColumn } from "./matrix-filter";
import type { CellPlace } from "./matrix-group";
import { addCell, cellImpressions, isBackupRow, noVolume, type Volume } from "./matrix-volume";

const stakeStates = ["missing", "blocked", "stale"] as const satisfies readonly MatrixState[];
export type StakeState = (typeof stakeStates)[number];

/** The cells of one row that hold back impressions for the same reason. */
export interface Stake {
  row: number;
  state: StakeState;
  cells: readonly CellPlace[];
  volume: Volume;
  /** Millionths of the reporting currency a day; null when the market has no CPM, no impressions, or there is no rate. */
  valueMicros: number | null;
  /** "5 sizes missing", in words. */
  says: string;
}

/** What is at stake in these rows and columns, row by row and reason by reason, the most media value first; rows without figures come last. Backups carry no impressions and are left out. */
export function stakesOf(matrix: Pick<Matrix, "rows" | "columns">, rows: readonly number[], columns: readonly number[]): Stake[] {
  const stakes = rows.flatMap((at) => {
    const row = matrix.rows[at];
    return row && !isBackupRow(row) ? stakeStates.flatMap((state) => stakeOf(matrix, at, row, columns, state)) : [];
  });
  return stakes.toSorted(
    (a, b) =>
      (b.valueMicros ?? -1) - (a.valueMicros ?? -1) ||
      b.volume.impressions - a.volume.impressions ||
      a.row - b.row ||
      stakeStates.indexOf(a.state) - stakeStates.indexOf(b.state),
  );
}

function stakeOf(matrix: Pick<Matrix, "columns">, at: number, row: MatrixRow, columns: readonly number[], state: StakeState): Stake[] {
  const places = columns.filter((column) => stateOfCode(codeAt(row.codes, column)) === state);
  if (places.length === 0) return [];
  const held = places.flatMap((column) => matrix.columns[column] ?? []);
  const volume = held.reduce((sum, column) => addCell(sum, row, column), noVolume);
  const bySize = new Set(held.map(sizeOfColumn)).size === held.length;
  return [
    {
      row: at,
      state,
      cells: places.map((column) => at * matrix.columns.length + column),
      volume,
      valueMicros: volume.withoutValue > 0 ? null : volume.valueMicros,
      says: `${countOf(places.length, bySize ? "size" : "placement")} ${wordOf(state, new Set(places.map((column) => codeAt(row.codes, column))))}`,
    },
  ];
}

const countOf = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The state, and who blocked it where one did all of it. */
function wordOf(state: StakeState, codes: ReadonlySet<MatrixCode>): string {
  if (state !== "blocked") return state;
  if ([...codes].every((code) => code === "j" || code === "k")) return codes.has("j") ? "blocked by a rule" : "blocked by a rule, still live";
  if (codes.size > 1) return state;
  return codes.has("x") ? "blocked by pre-flight" : "that could not be built";
}

/** How much of the plan reaches nobody: cells that are missing or blocked, and their share of the planned impressions that are known. */
export interface HeldBack {
  missing: number;
  /** Without those that are still live. */
  blocked: number;
  /** Cells that a rule forbids while the live release still serves them: they hold nothing back. */
  forbidden: number;
  /** Cells that wait: in a build, or for one because what they are made of changed. */
  queued: number;
  stale: number;
  /** 0 to 1; null when no market's impressions are known. */
  share: number | null;
  /** Backups that are not there; a release needs them although no impressions are planned on them. */
  backups: number;
}

/** What missing and blocked cells of these rows and columns hold back. */
export function heldBackOf(matrix: Pick<Matrix, "rows" | "columns">, rows: readonly number[], columns: readonly number[]): HeldBack {
  const held: HeldBack = { missing: 0, blocked: 0, forbidden: 0, queued: 0, stale: 0, share: null, backups: 0 };
  let planned = 0;
  let lost = 0;
  for (const at of rows) {
    const row = matrix.rows[at];
    if (!row) continue;
    for (const place of columns) {
      const code = codeAt(row.codes, place);
      const state = code === "k" ? "forbidden" : stateOfCode(code);
      const column = matrix.columns[place];
      const impressions = (column && cellImpressions(row, column)) ?? 0;
      planned += impressions;
      const isLost = state === "missing" || state === "blocked";
      if (isLost) lost += impressions;
      if (isBackupRow(row)) held.backups += Number(isLost);
      else if (state !== "built" && state !== "live") held[state] += 1;
    }
  }
  return { ...held, share: planned > 0 ? lost / planned : null };
}

/** Which figures are missing, by market: none of them counts as zero. */
export interface Unknowns {
  impressions: string[];
  cpm: string[];
  /** Currencies without a rate to the reporting currency. */
  rates: string[];
}

/** What cannot be said of these rows, named once each. */
export function unknownsOf(matrix: Pick<Matrix, "rows">, rows: readonly number[]): Unknowns {
  const held = rows.flatMap((at) => matrix.rows[at] ?? []).filter((row) => !isBackupRow(row));
  const marketsOf = (keep: (row: MatrixRow) => boolean) => [...new Set(held.filter(keep).map(({ market }) => market))];
  return {
    impressions: marketsOf((row) => row.dailyImpressions === null),
    cpm: marketsOf((row) => row.cpmMicros === null && row.missingRate === null),
    rates: [...new Set(held.flatMap(({ missingRate }) => missingRate ?? []))],
  };
}
