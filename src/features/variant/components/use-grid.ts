"use client";
import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { GridPlace } from "./grid-moves";

export const rowPx = 34;
export const headPx = 44;
/** Below this width the rows' names alone stand still, without their figures. */
const narrowPx = 560;

export interface GridShape {
  /** Cells of a row that stand still on the left: its name alone, or with CPM and impressions. */
  leads: 1 | 3;
  namePx: number;
  cpmPx: number;
  impressionsPx: number;
  columnPx: number;
}

/** A mark in the middle of a wider cell is hard to follow from its row's name. */
const mostColumnPx = 160;

const leadOf = ({ namePx, cpmPx, impressionsPx }: Pick<GridShape, "namePx" | "cpmPx" | "impressionsPx">) => namePx + cpmPx + impressionsPx;

/** How wide lines are: columns share what is left, and scroll when that is too little for them. */
function shapeOf(widthPx: number, columns: number, grouped: boolean): GridShape {
  const narrow = widthPx < narrowPx;
  const lead = narrow ? ({ leads: 1, namePx: 112, cpmPx: 0, impressionsPx: 0 } as const) : ({ leads: 3, namePx: 176, cpmPx: 70, impressionsPx: 78 } as const);
  const least = grouped ? 100 : 62;
  const room = Math.max(0, widthPx - leadOf(lead));
  const columnPx = Math.max(least, Math.min(mostColumnPx, Math.floor(room / Math.max(1, columns))));
  // What few columns leave over goes to the names, so that the last column ends where the grid does.
  return { ...lead, namePx: lead.namePx + Math.max(0, room - columnPx * columns), columnPx };
}

/** The visible part of a grid of lines of equal size; the active cell stays in it wherever one scrolls, so that the focus is never lost. */
export function useGrid({ rows, columns, grouped, active }: { rows: number; columns: number; grouped: boolean; active: GridPlace }) {
  const scroller = useRef<HTMLDivElement>(null);
  const widthPx = useInnerWidth(scroller);
  const shape = useMemo(() => shapeOf(widthPx, columns, grouped), [widthPx, columns, grouped]);
  const down = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 4,
    paddingStart: headPx,
    scrollPaddingStart: headPx,
    rangeExtractor: useKeeping(active.row, 1),
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns,
    getScrollElement: () => scroller.current,
    estimateSize: () => shape.columnPx,
    overscan: 1,
    paddingStart: leadOf(shape),
    scrollPaddingStart: leadOf(shape),
    rangeExtractor: useKeeping(active.column, columnsAtOnce),
  });
  const measuredPx = useRef(shape.columnPx);
  useLayoutEffect(() => {
    if (measuredPx.current === shape.columnPx) return;
    measuredPx.current = shape.columnPx;
    across.measure();
  });
  return { scroller, shape, down, across, columns: useSame(across.getVirtualItems()) };
}

/** Columns come and go by so many: each time, every row in sight is drawn anew. */
const columnsAtOnce = 4;

function useKeeping(index: number, step: number) {
  return useCallback(
    (range: Range) => {
      const startIndex = Math.floor(range.startIndex / step) * step;
      const endIndex = Math.ceil((range.endIndex + 1) / step) * step - 1;
      const shown = defaultRangeExtractor({ ...range, startIndex, endIndex: Math.min(endIndex, range.count - 1) });
      if (index < 0 || index >= range.count || (index >= (shown[0] ?? 0) && index <= (shown.at(-1) ?? -1))) return shown;
      return [...shown, index].sort((a, b) => a - b);
    },
    [index, step],
  );
}

/** The same array for as long as it says the same, so that rows that have not changed are not drawn again. */
function useSame(items: VirtualItem[]): readonly VirtualItem[] {
  const held = useRef(items);
  const same =
    items.length === held.current.length &&
    items.every((item, at) => item.index === held.current[at]?.index && item.start === held.current[at]?.start && item.size === held.current[at]?.size);
  if (!same) held.current = items;
  return held.current;
}

function useInnerWidth(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => setWidthPx(element.current?.clientWidth ?? 0), [element]);
  useEffect(() => {
    if (!element.current) return;
    const watch = new ResizeObserver(() => setWidthPx(element.current?.clientWidth ?? 0));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return widthPx;
}
