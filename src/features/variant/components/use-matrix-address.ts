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
  /** Filters and axes as an address keeps them, the saved view they were opened from, and the way to others. */
  query: string;
  viewId: string | null;
  open(query: string, viewId: string | null): void;
}

const filterNames = [...rowFilters, ...columnFilters, "state", "stake"];

function write(query: URLSearchParams): void {
  window.history.replaceState(null, "", query.size > 0 ? `?${query}` : window.location.pathname);
}

function kept(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...filterNames, "rows", "columns"].flatMap((name) => query.getAll(name).map((value) => [name, value])));
}

/** What of a query makes a view, in a fixed order. */
export function viewQueryOf(query: string): string {
  return kept(new URLSearchParams(query)).toString();
}

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
      write(changed);
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
      query: kept(query).toString(),
      viewId: query.get("view"),
      open: (text, viewId) => {
        const view = kept(new URLSearchParams(text));
        if (viewId) view.set("view", viewId);
        write(view);
      },
    };
  }, [query]);
}
