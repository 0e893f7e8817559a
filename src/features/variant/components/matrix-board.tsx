"use client";
import { useRouter } from "next/navigation";
import { useCallback, useDeferredValue, useId, useMemo, useState } from "react";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import type { Matrix } from "../model/matrix";
import { columnsThrough, rowsThrough } from "../model/matrix-filter";
import { type CellPlace, cellAt, cellsAt, countCodes, layOut, type MatrixLayout } from "../model/matrix-group";
import { CellLine } from "./cell-line";
import { factoryHref } from "./factory-href";
import type { GridPlace } from "./grid-moves";
import { MatrixBar } from "./matrix-bar";
import { MatrixFilters } from "./matrix-filters";
import { MatrixGrid } from "./matrix-grid";
import { MatrixNotices } from "./matrix-notices";
import { SelectionBar } from "./selection-bar";
import { StakePanel } from "./stake-panel";
import { useCellActions } from "./use-cell-actions";
import { type MatrixAddress, useMatrixAddress } from "./use-matrix-address";
import { type Selection, useSelection } from "./use-selection";

/** Everything about one matrix: what is asked of it, the grid, and what is at stake. */
export function MatrixBoard({ slug, matrix }: { slug: string; matrix: Matrix }) {
  const address = useMatrixAddress();
  const { filter, by } = address;
  const layout = useMemo(() => layOut(matrix, filter, by), [matrix, filter, by]);
  const passing = useMemo(() => ({ rows: rowsThrough(matrix, filter), columns: columnsThrough(matrix, filter) }), [matrix, filter]);
  const counts = useMemo(() => countCodes(matrix, passing.rows, passing.columns), [matrix, passing]);
  const selection = useSelection(matrix, layout);
  const actions = useCellActions(matrix, slug);
  // The grid comes first; what is at stake is worked out when it stands.
  const staked = useDeferredValue<{ matrix: Matrix; rows: number[]; columns: number[] } | null>(
    useMemo(() => ({ matrix, ...passing }), [matrix, passing]),
    null,
  );
  const [wanted, setWanted] = useState<GridPlace | null>(null);
  const choose = (places: readonly CellPlace[]) => {
    selection.takeCells(places);
    setWanted(lineOf(matrix, layout, places));
  };
  return (
    <>
      <MatrixNotices slug={slug} matrix={matrix} request={actions.request} />
      <div className="grid gap-2">
        <MatrixBar slug={slug} matrix={matrix} address={address} counts={counts} passing={passing} layout={layout} actions={actions} />
        <MatrixFilters matrix={matrix} address={address} />
      </div>
      <div className="grid min-w-0 items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_290px]">
        <GridPanel slug={slug} matrix={matrix} layout={layout} address={address} selection={selection} wanted={wanted} actions={actions} />
        {staked && <StakePanel {...staked} onChoose={choose} />}
      </div>
    </>
  );
}

/** The place of the first of some cells among the lines that are shown. */
function lineOf(matrix: Matrix, layout: MatrixLayout, [first]: readonly CellPlace[]): GridPlace | null {
  if (first === undefined) return null;
  const row = Math.floor(first / matrix.columns.length);
  const column = first % matrix.columns.length;
  return {
    row: layout.rows.findIndex(({ members }) => members.includes(row)),
    column: layout.columns.findIndex(({ members }) => members.includes(column)),
  };
}

interface GridPanelProps {
  slug: string;
  matrix: Matrix;
  layout: MatrixLayout;
  address: MatrixAddress;
  selection: Selection;
  wanted: GridPlace | null;
  actions: ReturnType<typeof useCellActions>;
}

/** The grid, what it says of the cell in focus, and what can be done with those that are chosen. */
function GridPanel({ slug, matrix, layout, address, selection, wanted, actions }: GridPanelProps) {
  const router = useRouter();
  const lineId = useId();
  const [active, setActive] = useState<GridPlace | null>(null);
  const [hovered, setHovered] = useState<GridPlace | null>(null);
  const { by } = address;
  const empty = layout.rows.length === 0 || layout.columns.length === 0;
  const open = useCallback(
    (at: GridPlace) => {
      const [place] = cellsAt(matrix, layout.codes, layout.rows.slice(at.row, at.row + 1), layout.columns.slice(at.column, at.column + 1));
      const cell = place === undefined ? null : cellAt(matrix, place);
      if (cell) router.push(factoryHref(slug, cell.row, cell.column));
    },
    [matrix, layout, router, slug],
  );
  return (
    <section aria-label="Variants" className="min-w-0 overflow-hidden rounded border border-line bg-panel">
      {!empty && (
        <MatrixGrid
          name="Variants by market and placement"
          matrix={matrix}
          layout={layout}
          by={by}
          selection={selection}
          wanted={wanted}
          describedBy={lineId}
          onActive={setActive}
          onHover={setHovered}
          onOpen={open}
        />
      )}
      {empty && (
        <Empty title="No cell passes these filters" action={<Button onClick={address.clear}>Show everything</Button>}>
          Cells are still there; the filters leave none of them.
        </Empty>
      )}
      {!empty && <CellLine id={lineId} slug={slug} matrix={matrix} layout={layout} by={by} at={hovered ?? active} />}
      {selection.cells.size > 0 && <SelectionBar slug={slug} matrix={matrix} selection={selection} actions={actions} />}
    </section>
  );
}
