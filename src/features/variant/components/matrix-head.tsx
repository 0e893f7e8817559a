import type { VirtualItem } from "@tanstack/react-virtual";
import { memo } from "react";
import type { Matrix } from "../model/matrix";
import type { ColumnAxis, MatrixLayout, RowAxis } from "../model/matrix-group";
import { type GridShape, headPx } from "./use-grid";
import { columnHeading, rowAxisWords } from "./words";

interface MatrixHeadProps {
  matrix: Matrix;
  layout: MatrixLayout;
  by: { rows: RowAxis; columns: ColumnAxis };
  shape: GridShape;
  columns: readonly VirtualItem[];
  /** The active column where a header is the active cell, else null. */
  active: number | null;
}

const headClass = "flex items-center border-r border-b border-line bg-sunk py-0 text-sm font-normal text-ink-3 outline-offset-[-2px]";
const stillClass = `${headClass} sticky z-10 flex-none px-2`;

/** The columns' names, which stay on top; the corner and the rows' figures stay on the left as well. */
export const MatrixHead = memo(function MatrixHead({ matrix, layout, by, shape, columns, active }: MatrixHeadProps) {
  const tabIndexOf = (column: number) => (active === column ? 0 : -1);
  return (
    <thead className="sticky top-0 z-20 block">
      <tr aria-rowindex={1} className="relative flex w-full" style={{ height: headPx }}>
        <th scope="col" aria-colindex={1} data-at="-1,-1" tabIndex={tabIndexOf(-1)} className={`${stillClass} left-0`} style={{ width: shape.namePx }}>
          <span className="truncate">{rowAxisWords[by.rows]}</span>
        </th>
        {shape.leads > 1 && (
          <>
            <th scope="col" aria-colindex={2} className={`${stillClass} justify-end`} style={{ width: shape.cpmPx, left: shape.namePx }}>
              CPM
            </th>
            <th scope="col" aria-colindex={3} className={`${stillClass} justify-end`} style={{ width: shape.impressionsPx, left: shape.namePx + shape.cpmPx }}>
              Imps/day
            </th>
          </>
        )}
        {columns.map((item) => {
          const line = layout.columns[item.index];
          const heading = line ? columnHeading(line, matrix.columns, by.columns) : { name: "", beside: "", whole: "" };
          return (
            <th
              key={item.key}
              scope="col"
              aria-colindex={item.index + shape.leads + 1}
              aria-label={heading.whole}
              title={heading.whole}
              data-at={`-1,${item.index}`}
              tabIndex={tabIndexOf(item.index)}
              className={`${headClass} absolute top-0 h-full cursor-default flex-col justify-center px-0.5 leading-4`}
              style={{ left: item.start, width: item.size }}
            >
              <span className="max-w-full truncate text-ink-2">{heading.name}</span>
              <span className="max-w-full truncate text-xs">{heading.beside}</span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
});
