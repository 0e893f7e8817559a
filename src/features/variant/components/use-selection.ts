"use client";
import { useCallback, useMemo, useState } from "react";
import { codeAt, type Matrix } from "../model/matrix";
import { type CellPlace, cellsAt, type MatrixLayout } from "../model/matrix-group";
import { type GridPlace, spanOf } from "./grid-moves";

export interface Selection {
  /** The chosen cells that are shown: what a filter hides is not acted on. */
  cells: ReadonlySet<CellPlace>;
  /** Takes a span of lines instead of what was chosen. */
  take(from: GridPlace, to: GridPlace): void;
  /** Takes a span's cells away when all are chosen, else adds them. */
  toggle(at: GridPlace): void;
  takeCells(cells: readonly CellPlace[]): void;
  takeAll(): void;
  clear(): void;
}

const nothing: ReadonlySet<CellPlace> = new Set();

/** Which cells are chosen, by their place in the matrix. */
export function useSelection(matrix: Matrix, layout: MatrixLayout): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<CellPlace>>(nothing);
  const cells = useMemo(() => shownOf(chosen, matrix, layout), [chosen, matrix, layout]);
  const spanned = useCallback(
    (from: GridPlace, to: GridPlace) => {
      const { rows, columns } = spanOf(from, to, { rows: layout.rows.length, columns: layout.columns.length });
      return cellsAt(matrix, layout.codes, layout.rows.slice(...rows), layout.columns.slice(...columns));
    },
    [matrix, layout],
  );
  return useMemo(
    () => ({
      cells,
      take: (from, to) => setChosen(new Set(spanned(from, to))),
      toggle: (at) => {
        const places = spanned(at, at);
        const next = new Set(cells);
        const all = places.every((place) => next.has(place));
        for (const place of places)
          if (all) next.delete(place);
          else next.add(place);
        setChosen(next);
      },
      takeCells: (places) => setChosen(new Set(places)),
      takeAll: () => setChosen(new Set(cellsAt(matrix, layout.codes, layout.rows, layout.columns))),
      clear: () => setChosen(nothing),
    }),
    [cells, spanned, matrix, layout],
  );
}

function shownOf(chosen: ReadonlySet<CellPlace>, matrix: Matrix, layout: MatrixLayout): ReadonlySet<CellPlace> {
  if (chosen.size === 0) return chosen;
  const width = matrix.columns.length;
  const rows = new Set(layout.rows.flatMap(({ members }) => members));
  const columns = new Set(layout.columns.flatMap(({ members }) => members));
  const isShown = (place: CellPlace) => {
    const row = Math.floor(place / width);
    const column = place % width;
    return rows.has(row) && columns.has(column) && layout.codes.has(codeAt(matrix.rows[row]?.codes ?? "", column));
  };
  return new Set([...chosen].filter(isShown));
}
