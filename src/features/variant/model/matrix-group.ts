import { grouped } from "@/kernel/grouped";
import {
  codeAt,
  type Matrix,
  type MatrixCode,
  type MatrixColumn,
  type MatrixRow,
  type MatrixState,
  matrixCodes,
  matrixStates,
  rankOf,
  stateOfCode,
} from "./matrix";
import { codesThrough, columnsThrough, type MatrixFilter, rowsThrough, sizeOfColumn } from "./matrix-filter";
import { addCell, isBackupRow, noVolume, type Volume } from "./matrix-volume";

/** What rows and columns can be put together by; the first is one line each. */
export const rowAxes = ["row", "market", "locale", "rules"] as const;
export type RowAxis = (typeof rowAxes)[number];
export const columnAxes = ["placement", "connector", "size", "publisher"] as const;
export type ColumnAxis = (typeof columnAxes)[number];

/** One line of the grid as it is shown: places in the matrix's rows or columns, at least one. */
export interface Line {
  key: string;
  members: readonly number[];
}

/** The grid as it is shown. */
export interface MatrixLayout {
  rows: readonly Line[];
  columns: readonly Line[];
  /** Letters of cells that the filter lets through; the others are left empty. */
  codes: ReadonlySet<string>;
}

function keyOfRow(row: MatrixRow, by: RowAxis): string {
  if (isBackupRow(row)) return "*";
  if (by === "row") return `${row.market}/${row.locale}`;
  return row[by];
}

function keyOfColumn(column: MatrixColumn, by: ColumnAxis): string {
  return by === "size" ? sizeOfColumn(column) : column[by];
}

function gather(places: readonly number[], keyOf: (place: number) => string): Line[] {
  return [...grouped(places, keyOf)].map(([key, members]) => ({ key, members }));
}

/** Which lines the grid shows: rows and columns that pass, without those whose cells are all left out, put together by the axes. */
export function layOut(matrix: Matrix, filter: MatrixFilter, by: { rows: RowAxis; columns: ColumnAxis }): MatrixLayout {
  const codes = codesThrough(filter);
  const columns = columnsThrough(matrix, filter);
  const isFull = filter.states.length === 0 && !filter.stake;
  const hit = new Set<number>();
  const rows = rowsThrough(matrix, filter).filter((row) => {
    if (isFull) return true;
    const letters = matrix.rows[row]?.codes ?? "";
    const hits = columns.filter((column) => codes.has(codeAt(letters, column)));
    for (const column of hits) hit.add(column);
    return hits.length > 0;
  });
  const keyOf =
    <T>(items: readonly T[], of: (item: T) => string) =>
    (place: number) => {
      const item = items[place];
      return item === undefined ? "" : of(item);
    };
  return {
    rows: gather(
      rows,
      keyOf(matrix.rows, (row) => keyOfRow(row, by.rows)),
    ),
    columns: gather(
      columns.filter((column) => isFull || hit.has(column)),
      keyOf(matrix.columns, (column) => keyOfColumn(column, by.columns)),
    ),
    codes,
  };
}

/** What a cell of the grid shows: the worst state of its cells, how many have it, and how many there are. */
export interface Shown {
  state: MatrixState;
  count: number;
  total: number;
}

/** The mark of a cell of the grid; null when the filter leaves none of its cells. */
export function shownAt(matrix: Pick<Matrix, "rows">, codes: ReadonlySet<string>, rows: readonly number[], columns: readonly number[]): Shown | null {
  let worst: MatrixState | null = null;
  let count = 0;
  let total = 0;
  for (const row of rows) {
    const letters = matrix.rows[row]?.codes ?? "";
    for (const column of columns) {
      const code = codeAt(letters, column);
      if (!codes.has(code)) continue;
      const state = stateOfCode(code);
      total += 1;
      if (worst === null || rankOf(state) < rankOf(worst)) {
        worst = state;
        count = 1;
      } else if (state === worst) count += 1;
    }
  }
  return worst === null ? null : { state: worst, count, total };
}

/** One cell of the matrix by its place: row × number of columns + column. */
export type CellPlace = number;

/** The cells of a rectangle of lines that the filter lets through. */
export function cellsAt(matrix: Pick<Matrix, "rows" | "columns">, codes: ReadonlySet<string>, rows: readonly Line[], columns: readonly Line[]): CellPlace[] {
  const width = matrix.columns.length;
  const places = columns.flatMap(({ members }) => members);
  return rows.flatMap(({ members }) =>
    members.flatMap((row) => places.filter((column) => codes.has(codeAt(matrix.rows[row]?.codes ?? "", column))).map((column) => row * width + column)),
  );
}

/** The row, column and letter of a cell; null when the matrix has no such place. */
export function cellAt(matrix: Pick<Matrix, "rows" | "columns">, place: CellPlace) {
  const at = { row: Math.floor(place / matrix.columns.length), column: place % matrix.columns.length };
  const row = matrix.rows[at.row];
  const column = matrix.columns[at.column];
  return row && column ? { row, column, code: codeAt(row.codes, at.column) } : null;
}

/** Planned impressions and media value of some cells together. */
export function volumeOfCells(matrix: Pick<Matrix, "rows" | "columns">, places: Iterable<CellPlace>): Volume {
  let volume = noVolume;
  for (const place of places) {
    const cell = cellAt(matrix, place);
    if (cell) volume = addCell(volume, cell.row, cell.column);
  }
  return volume;
}

export type StateCounts = Record<MatrixState, number>;
export type CodeCounts = Record<MatrixCode, number>;

/** How many cells of these rows and columns have each letter. */
export function countCodes(matrix: Pick<Matrix, "rows">, rows: readonly number[], columns: readonly number[]): CodeCounts {
  const counts = Object.fromEntries(Object.keys(matrixCodes).map((code) => [code, 0])) as CodeCounts;
  for (const row of rows) {
    const letters = matrix.rows[row]?.codes ?? "";
    for (const column of columns) counts[codeAt(letters, column)] += 1;
  }
  return counts;
}

/** The same by what screens show of the letters. */
export function countStates(codes: CodeCounts): StateCounts {
  const counts = Object.fromEntries(matrixStates.map(({ state }) => [state, 0])) as StateCounts;
  for (const code of Object.keys(codes) as MatrixCode[]) counts[stateOfCode(code)] += codes[code];
  return counts;
}

/** The cells of these rows and columns that have one of some letters. */
export function cellsWith(
  matrix: Pick<Matrix, "rows" | "columns">,
  rows: readonly number[],
  columns: readonly number[],
  codes: readonly MatrixCode[],
): CellPlace[] {
  const width = matrix.columns.length;
  return rows.flatMap((row) => columns.filter((column) => codes.includes(codeAt(matrix.rows[row]?.codes ?? "", column))).map((column) => row * width + column));
}
