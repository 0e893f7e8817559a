"use client";
import { type ColumnDef, createSortedRowModel, rowSortingFeature, type SortingState, tableFeatures, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef } from "react";
import { hintOf } from "../model/grid-text";
import type { MarketLine } from "../model/market-line";
import { MarketCell } from "./market-cell";
import type { GridColumn } from "./market-columns";
import { MarketHead } from "./market-head";
import { useMarketSheet } from "./use-market-sheet";
import type { Steps } from "./use-steps";

interface MarketTableProps {
  lines: MarketLine[];
  columns: readonly GridColumn[];
  reporting: string;
  /** Null for people who only read. */
  steps: Steps | null;
  sorting: SortingState;
  onSort: (id: string) => void;
  onDialog: (dialog: "locales" | "restricted", line: MarketLine) => void;
  /** Below the table, about the cell that has the focus. */
  children: (line: MarketLine | undefined, column: GridColumn | undefined) => ReactNode;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
/** More rows are drawn only where they are looked at. */
const mostDrawn = 100;
const rowPx = 35;

const compare = (a: string | number, b: string | number) => (typeof a === "string" ? a.localeCompare(String(b), "en") : a - Number(b));

function columnDefs(columns: readonly GridColumn[]): ColumnDef<typeof features, MarketLine>[] {
  return columns.map(({ id, order }) => ({
    id,
    accessorFn: (line: MarketLine) => order?.(line),
    enableSorting: order !== undefined,
    sortUndefined: "last" as const,
    sortFn: (a, b, by) => compare(a.getValue<string | number>(by), b.getValue<string | number>(by)),
  }));
}

/** The markets as a spreadsheet: arrows move, Enter, F2 or typing edits, Escape leaves a cell as it was, Delete clears a figure. */
export function MarketTable({ lines, columns, reporting, steps, sorting, onSort, onDialog, children }: MarketTableProps) {
  const defs = useMemo(() => columnDefs(columns), [columns]);
  const table = useTable({ features, columns: defs, data: lines, getRowId: ({ market }) => market, state: { sorting } });
  const rows = table.getRowModel().rows.map(({ original }) => original);
  const scroller = useRef<HTMLElement>(null);
  const isLong = rows.length > mostDrawn;
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isLong,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (at) => rows[at]?.market ?? at,
    overscan: 12,
  });
  const reveal = (at: number) => isLong && virtual.scrollToIndex(at);
  const { sheet, line: focused, column: focusedColumn } = useMarketSheet({ rows, columns, reporting, steps, onDialog, reveal });
  const items = virtual.getVirtualItems();
  const shown = isLong ? items.flatMap(({ index }) => rows[index] ?? []) : rows;
  const [first, last] = [items[0], items.at(-1)];
  return (
    <>
      <section ref={scroller} aria-label="Markets" className={`relative ${isLong ? "max-h-[70vh] overflow-auto" : "overflow-x-auto"}`}>
        <table ref={sheet.table} aria-rowcount={rows.length + 1} className="w-full border-collapse">
          <thead className={isLong ? "sticky top-0 z-20" : ""}>
            <tr>
              {columns.map((column) => (
                <MarketHead key={column.id} column={column} sorting={sorting} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer heightPx={isLong && first ? first.start : 0} columns={columns.length} />
            {shown.map((line) => (
              <tr key={line.market}>
                {columns.map((column) => (
                  <MarketCell
                    key={column.id}
                    line={line}
                    column={column}
                    sheet={sheet}
                    hint={column.typed ? hintOf(line, column.typed, reporting) : ""}
                    mayEdit={steps !== null}
                  />
                ))}
              </tr>
            ))}
            <Spacer heightPx={isLong && last ? virtual.getTotalSize() - last.end : 0} columns={columns.length} />
          </tbody>
        </table>
      </section>
      {children(focused, focusedColumn)}
    </>
  );
}

/** Holds the place of rows that are not drawn. */
function Spacer({ heightPx, columns }: { heightPx: number; columns: number }) {
  return heightPx > 0 ? (
    <tr>
      <td colSpan={columns} style={{ height: heightPx }} className="p-0" />
    </tr>
  ) : null;
}
