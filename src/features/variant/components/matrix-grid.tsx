"use client";
import { memo, useEffect, useRef, useState } from "react";
import type { Matrix } from "../model/matrix";
import type { ColumnAxis, MatrixLayout, RowAxis } from "../model/matrix-group";
import { cellsAt } from "../model/matrix-group";
import type { GridPlace } from "./grid-moves";
import { MatrixHead } from "./matrix-head";
import { MatrixRow } from "./matrix-row";
import { headPx, rowPx, useGrid } from "./use-grid";
import { useGridKeys } from "./use-grid-keys";
import type { Selection } from "./use-selection";

interface MatrixGridProps {
  name: string;
  matrix: Matrix;
  layout: MatrixLayout;
  by: { rows: RowAxis; columns: ColumnAxis };
  selection: Selection;
  /** A cell that something else leads to; a new object each time. */
  wanted: GridPlace | null;
  /** The element that tells more of the active cell. */
  describedBy: string;
  onActive: (at: GridPlace) => void;
  onHover: (at: GridPlace | null) => void;
  onOpen: (at: GridPlace) => void;
}

const clamp = (value: number, count: number) => Math.max(-1, Math.min(count - 1, value));

/** The grid ends where the screen does, with what stands below it. */
const heightClass = (withActions: boolean) => (withActions ? "max-h-[max(300px,calc(100dvh-334px))]" : "max-h-[max(300px,calc(100dvh-290px))]");

/** A table whose cells are worked in is a grid to assistive technology, with all its lines, also those that are not drawn. */
const gridOf = (name: string, rows: number, columns: number) =>
  ({ role: "grid", "aria-label": name, "aria-rowcount": rows, "aria-colcount": columns, "aria-multiselectable": true }) as const;

/** The matrix as an ARIA grid; only what is in sight is drawn, in both directions. */
export const MatrixGrid = memo(function MatrixGrid(props: MatrixGridProps) {
  const { name, matrix, layout, by, selection, wanted, describedBy, onActive, onHover, onOpen } = props;
  const { rows, columns } = layout;
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const active = { row: clamp(place.row, rows.length), column: clamp(place.column, columns.length) };
  const grouped = by.rows !== "row" || by.columns !== "placement";
  const { scroller, shape, down, across, columns: visible } = useGrid({ rows: rows.length, columns: columns.length, grouped, active });
  const focusSoon = useRef(false);

  const setActive = (to: GridPlace) => {
    setPlace(to);
    onActive(to);
  };
  const go = (to: GridPlace) => {
    focusSoon.current = true;
    setActive(to);
    if (to.row >= 0) down.scrollToIndex(to.row);
    if (to.column >= 0) across.scrollToIndex(to.column);
  };
  const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headPx) / rowPx) - 1);
  const hands = useGridKeys({ size: { rows: rows.length, columns: columns.length, page }, active, selection, go, setActive, onHover, onOpen });
  const seen = useRef(wanted);
  useEffect(() => {
    if (wanted === seen.current || !wanted) return;
    seen.current = wanted;
    go(wanted);
  });
  useEffect(() => {
    if (!focusSoon.current) return;
    focusSoon.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-at="${active.row},${active.column}"]`)?.focus({ preventScroll: true });
  });

  const chosenOf = (row: number) => {
    if (selection.cells.size === 0) return "";
    const isChosen = (column: number) => {
      const places = cellsAt(matrix, layout.codes, rows.slice(row, row + 1), columns.slice(column, column + 1));
      return places.length > 0 && places.every((cell) => selection.cells.has(cell));
    };
    return visible.map(({ index }) => (isChosen(index) ? "1" : "0")).join("");
  };
  const widthPx = across.getTotalSize();
  return (
    <div ref={scroller} className={`relative select-none overflow-auto overscroll-x-contain max-md:max-h-[62dvh] ${heightClass(selection.cells.size > 0)}`}>
      <table
        {...gridOf(name, rows.length + 1, columns.length + shape.leads)}
        {...hands}
        className="block"
        style={{ width: widthPx, height: down.getTotalSize() }}
      >
        <MatrixHead matrix={matrix} layout={layout} by={by} shape={shape} columns={visible} active={active.row === -1 ? active.column : null} />
        <tbody className="block">
          {down.getVirtualItems().map(({ key, index, start }) => {
            const line = rows[index];
            return (
              line && (
                <MatrixRow
                  key={key}
                  matrix={matrix}
                  layout={layout}
                  by={by.rows}
                  line={line}
                  at={index}
                  startPx={start}
                  shape={shape}
                  columns={visible}
                  active={active.row === index ? active.column : null}
                  chosen={chosenOf(index)}
                  describedBy={describedBy}
                />
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
});
