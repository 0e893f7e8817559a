import type { VirtualItem } from "@tanstack/react-virtual";
import { memo } from "react";
import { formatCount, formatMoney, formatShort } from "@/ui/format";
import type { Matrix } from "../model/matrix";
import { type Line, type MatrixLayout, type RowAxis, shownAt } from "../model/matrix-group";
import { isBackupRow, jointCpmMicros, jointImpressions } from "../model/matrix-volume";
import { StateMark } from "./state-mark";
import { type GridShape, rowPx } from "./use-grid";
import { packsOf, rowHeading, shownWords } from "./words";

interface MatrixRowProps {
  matrix: Matrix;
  layout: MatrixLayout;
  by: RowAxis;
  line: Line;
  /** The line's place among the lines. */
  at: number;
  startPx: number;
  shape: GridShape;
  columns: readonly VirtualItem[];
  /** The active cell's column when it is in this row, else null. */
  active: number | null;
  /** One letter a visible column: "1" where all of its cells are chosen. */
  chosen: string;
  describedBy: string;
}

const cellClass =
  "absolute top-0 flex h-[34px] items-center justify-center gap-1.5 border-r border-b border-line p-0 text-sm text-ink-2 outline-offset-[-2px] aria-selected:bg-accent-soft";

/** What a grid's cell says of itself; a table's cell alone could not be selected. */
const cellOf = (label: string, selected: boolean, describedBy: string | undefined) =>
  ({ "aria-label": label, "aria-selected": selected, "aria-describedby": describedBy }) as const;

/** One line of the grid: its name and figures, which stand still, and its visible cells. */
export const MatrixRow = memo(function MatrixRow({ matrix, layout, by, line, at, startPx, shape, columns, active, chosen, describedBy }: MatrixRowProps) {
  return (
    <tr
      aria-rowindex={at + 2}
      className="absolute top-0 left-0 flex w-full [contain:layout_style]"
      style={{ height: rowPx, transform: `translateY(${startPx}px)` }}
    >
      <Lead matrix={matrix} by={by} line={line} at={at} shape={shape} active={active === -1} />
      {columns.map((item, place) => {
        const column = layout.columns[item.index];
        const shown = column ? shownAt(matrix, layout.codes, line.members, column.members) : null;
        return (
          <td
            key={item.key}
            aria-colindex={item.index + shape.leads + 1}
            {...cellOf(shown ? shownWords(shown) : "not shown by the filter", chosen[place] === "1", active === item.index ? describedBy : undefined)}
            data-at={`${at},${item.index}`}
            tabIndex={active === item.index ? 0 : -1}
            className={cellClass}
            style={{ left: item.start, width: item.size }}
          >
            {shown && <StateMark state={shown.state} />}
            {shown && shown.total > 1 && `${shown.count} of ${shown.total}`}
          </td>
        );
      })}
    </tr>
  );
});

interface LeadProps {
  matrix: Matrix;
  by: RowAxis;
  line: Line;
  at: number;
  shape: GridShape;
  active: boolean;
}

const figureClass = "sticky z-10 flex h-[34px] flex-none items-center justify-end border-r border-b border-line bg-panel px-2 py-0 text-sm";

function Lead({ matrix, by, line, at, shape, active }: LeadProps) {
  const rows = line.members.flatMap((place) => matrix.rows[place] ?? []);
  const { name, beside, whole } = rowHeading(line, matrix.rows, by);
  const packs = [...new Set(rows.flatMap(({ rules }) => packsOf(rules)))];
  const cpm = cpmWords(rows, matrix.currency);
  const impressions = impressionsOf(rows);
  return (
    <>
      <th
        scope="row"
        aria-colindex={1}
        aria-label={`${whole}${packs.length > 0 ? `, rules: ${packs.join("; ")}` : ""}, CPM ${cpm}, ${impressions.whole} impressions a day`}
        data-at={`${at},-1`}
        tabIndex={active ? 0 : -1}
        title={packs.length > 0 ? `${whole}. Rules: ${packs.join("; ")}` : whole}
        className="sticky left-0 z-10 flex h-[34px] flex-none cursor-default items-center gap-1.5 border-r border-b border-line bg-panel px-2 py-0 text-sm font-normal outline-offset-[-2px]"
        style={{ width: shape.namePx }}
      >
        <b className="flex-none font-medium">{name}</b>
        <span className="min-w-0 truncate text-ink-3">{beside}</span>
        {packs.length > 0 && shape.leads > 1 && by !== "rules" && (
          <span className="ml-auto flex-none rounded-full bg-idle-soft px-2 leading-[18px] text-ink-2">
            {packs.length} {packs.length === 1 ? "rule" : "rules"}
          </span>
        )}
      </th>
      {shape.leads > 1 && (
        <>
          <td aria-colindex={2} className={figureClass} style={{ width: shape.cpmPx, left: shape.namePx }}>
            {cpm}
          </td>
          <td aria-colindex={3} title={impressions.whole} className={figureClass} style={{ width: shape.impressionsPx, left: shape.namePx + shape.cpmPx }}>
            {impressions.short}
          </td>
        </>
      )}
    </>
  );
}

function cpmWords(rows: Matrix["rows"], currency: string): string {
  const micros = jointCpmMicros(rows);
  if (micros !== null) return formatMoney({ micros, currency });
  return rows.some(({ missingRate }) => missingRate !== null) ? "no rate" : "–";
}

function impressionsOf(rows: Matrix["rows"]): { short: string; whole: string } {
  const impressions = rows.every(isBackupRow) ? null : jointImpressions(rows);
  return impressions === null ? { short: "–", whole: "no known" } : { short: formatShort(impressions), whole: formatCount(impressions) };
}
