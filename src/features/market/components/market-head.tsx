import type { SortingState } from "@tanstack/react-table";
import { SortTh, Th } from "@/ui/table";
import type { GridColumn } from "./market-columns";

interface MarketHeadProps {
  column: GridColumn;
  sorting: SortingState;
  onSort: (id: string) => void;
}

/** A column's head, which orders the rows by it. */
export function MarketHead({ column: { id, head, unit, numeric, order }, sorting: [by], onSort }: MarketHeadProps) {
  if (!order)
    return (
      <Th>
        <span className="sr-only">Remove</span>
      </Th>
    );
  return (
    <SortTh numeric={numeric} pinned={id === "market"} order={by?.id === id ? (by.desc ? "descending" : "ascending") : null} onSort={() => onSort(id)}>
      <span>
        {head}
        {unit && <span className="font-normal"> {unit}</span>}
      </span>
    </SortTh>
  );
}
