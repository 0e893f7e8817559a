/** A cell of the grid by its lines; row −1 is the header, column −1 the rows' names. */
export interface GridPlace {
  row: number;
  column: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows that a page holds. */
  page: number;
}

const clamp = (value: number, count: number) => Math.max(-1, Math.min(count - 1, value));

/** Where a key leads, or null when it leads nowhere. As in the ARIA Authoring Practices' grid. */
export function moveBy(key: string, jump: boolean, at: GridPlace, { rows, columns, page }: GridSize): GridPlace | null {
  const moves: Record<string, GridPlace> = {
    ArrowUp: { ...at, row: jump ? 0 : at.row - 1 },
    ArrowDown: { ...at, row: jump ? rows : at.row + 1 },
    ArrowLeft: { ...at, column: jump ? 0 : at.column - 1 },
    ArrowRight: { ...at, column: jump ? columns : at.column + 1 },
    Home: jump ? { row: 0, column: 0 } : { ...at, column: 0 },
    End: jump ? { row: rows, column: columns } : { ...at, column: columns },
    PageUp: { ...at, row: Math.max(0, at.row - page) },
    PageDown: { ...at, row: at.row + page },
  };
  const to = moves[key];
  return to ? { row: clamp(to.row, rows), column: clamp(to.column, columns) } : null;
}

/** The lines between two places, both included; a header stands for all of its lines. */
export function spanOf(from: GridPlace, to: GridPlace, size: Pick<GridSize, "rows" | "columns">): { rows: [number, number]; columns: [number, number] } {
  const span = (a: number, b: number, count: number): [number, number] => (a < 0 || b < 0 ? [0, count] : [Math.min(a, b), Math.max(a, b) + 1]);
  return { rows: span(from.row, to.row, size.rows), columns: span(from.column, to.column, size.columns) };
}
