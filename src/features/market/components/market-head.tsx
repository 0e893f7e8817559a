import type { SortingState } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { GridColumn } from "./market-columns";

interface MarketHeadProps {
  column: GridColumn;
  sorting: SortingState;
  onSort: (id: string) => void;
}

/** A column's head, which orders the rows by it. */
export function MarketHead({ column, sorting: [by], onSort }: MarketHeadProps) {
  const isBy = by?.id === column.id;
  const Arrow = by?.desc ? ArrowDown : ArrowUp;
  const side = column.numeric ? "text-right" : "text-left";
  return (
    <th
      scope="col"
      aria-sort={isBy ? (by.desc ? "descending" : "ascending") : undefined}
      className={`whitespace-nowrap border-b border-line bg-sunk p-0 text-sm font-medium text-ink-3 ${side} ${column.id === "market" ? "sticky left-0 z-10" : ""}`}
    >
      {column.order ? (
        <button
          type="button"
          onClick={() => onSort(column.id)}
          className="inline-flex items-center gap-1 px-3 py-1 hover:text-ink focus-visible:-outline-offset-2"
        >
          {isBy && <Arrow aria-hidden="true" size={12} />}
          {column.head}
          {column.unit && <span className="font-normal"> {column.unit}</span>}
        </button>
      ) : (
        <span className="sr-only">Remove</span>
      )}
    </th>
  );
}
