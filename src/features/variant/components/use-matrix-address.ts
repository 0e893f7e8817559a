"use client";
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { MatrixState } from "../model/matrix";
import { columnFilters, type FilterName, filterFrom, type MatrixFilter, rowFilters } from "../model/matrix-filter";
import { type ColumnAxis, columnAxes, type RowAxis, rowAxes } from "../model/matrix-group";

export interface MatrixAddress {
  filter: MatrixFilter;
  by: { rows: RowAxis; columns: ColumnAxis };
  /** True when anything narrows what is shown. */
  narrowed: boolean;
  narrow(name: FilterName, values: readonly string[]): void;
  showStates(states: readonly MatrixState[]): void;
  showStake(stake: boolean): void;
  group(by: Partial<MatrixAddress["by"]>): void;
  clear(): void;
}

const filterNames = [...rowFilters, ...columnFilters, "state", "stake"];

/** Filters and axes, kept in the address so that a view can be sent to somebody. */
export function useMatrixAddress(): MatrixAddress {
  const query = useSearchParams();
  return useMemo(() => {
    const change = (values: Record<string, readonly string[]>) => {
      const changed = new URLSearchParams(query);
      for (const [name, list] of Object.entries(values)) {
        changed.delete(name);
        for (const value of list) changed.append(name, value);
      }
      window.history.replaceState(null, "", changed.size > 0 ? `?${changed}` : window.location.pathname);
    };
    const rows = rowAxes.find((axis) => axis === query.get("rows")) ?? "row";
    const columns = columnAxes.find((axis) => axis === query.get("columns")) ?? "placement";
    return {
      filter: filterFrom(query),
      by: { rows, columns },
      narrowed: filterNames.some((name) => query.has(name)),
      narrow: (name, values) => change({ [name]: values }),
      showStates: (states) => change({ state: states }),
      showStake: (stake) => change({ stake: stake ? ["1"] : [] }),
      group: (by) => change(Object.fromEntries(Object.entries(by).map(([name, axis]) => [name, axis === "row" || axis === "placement" ? [] : [axis]]))),
      clear: () => change(Object.fromEntries(filterNames.map((name) => [name, []]))),
    };
  }, [query]);
}
