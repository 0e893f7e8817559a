import { isAtStake, type Matrix, type MatrixCode, type MatrixColumn, type MatrixRow, type MatrixState, matrixCodes, matrixStates } from "./matrix";

/** What a row can be narrowed by, and what a column can. */
export const rowFilters = ["market", "locale", "rules"] as const;
export const columnFilters = ["connector", "size", "publisher"] as const;
export type FilterName = (typeof rowFilters)[number] | (typeof columnFilters)[number];

/** What the matrix is narrowed to; an empty list lets everything through. */
export interface MatrixFilter extends Record<FilterName, readonly string[]> {
  states: readonly MatrixState[];
  /** Only cells whose planned impressions no fresh variant serves. */
  stake: boolean;
}

/** A column's size as people write it. */
export function sizeOfColumn({ widthPx, heightPx }: Pick<MatrixColumn, "widthPx" | "heightPx">): string {
  return `${widthPx}×${heightPx}`;
}

/** The filter that an address keeps; unknown states are left out. */
export function filterFrom(query: Pick<URLSearchParams, "getAll" | "get">): MatrixFilter {
  const named = Object.fromEntries([...rowFilters, ...columnFilters].map((name) => [name, query.getAll(name)])) as Record<FilterName, string[]>;
  const states = matrixStates.map(({ state }) => state).filter((state) => query.getAll("state").includes(state));
  return { ...named, states, stake: query.get("stake") === "1" };
}

/** What a row or a column has under a filter's name. */
export function filterValue(line: MatrixRow | MatrixColumn, name: FilterName): string {
  if ("locale" in line) return name === "market" ? line.market : name === "rules" ? line.rules : line.locale;
  return name === "connector" ? line.connector : name === "publisher" ? line.publisher : sizeOfColumn(line);
}

/** Every value that a filter's name can be narrowed to, in the brief's order. */
export function choicesOf(matrix: Pick<Matrix, "rows" | "columns">, name: FilterName): string[] {
  const lines = rowFilters.some((known) => known === name) ? matrix.rows : matrix.columns;
  return [...new Set(lines.map((line) => filterValue(line, name)))];
}

const passes = (line: MatrixRow | MatrixColumn, filter: MatrixFilter, names: readonly FilterName[]) =>
  names.every((name) => filter[name].length === 0 || filter[name].includes(filterValue(line, name)));
const placesOf = <T>(items: readonly T[], keep: (item: T) => boolean) => items.flatMap((item, at) => (keep(item) ? [at] : []));

/** Places of the rows that pass, whatever their cells are. */
export function rowsThrough({ rows }: Pick<Matrix, "rows">, filter: MatrixFilter): number[] {
  return placesOf(rows, (row) => passes(row, filter, rowFilters));
}

/** Places of the columns that pass, whatever their cells are. */
export function columnsThrough({ columns }: Pick<Matrix, "columns">, filter: MatrixFilter): number[] {
  return placesOf(columns, (column) => passes(column, filter, columnFilters));
}

/** The letters that pass. */
export function codesThrough({ states, stake }: Pick<MatrixFilter, "states" | "stake">): ReadonlySet<string> {
  const letters = Object.keys(matrixCodes) as MatrixCode[];
  const wanted = (state: MatrixState) => (states.length === 0 || states.includes(state)) && (!stake || isAtStake(state));
  return new Set(letters.filter((code) => wanted(matrixCodes[code].state)));
}
