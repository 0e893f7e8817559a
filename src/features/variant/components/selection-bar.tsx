import { Download } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { formatCount, formatMoney, formatShort } from "@/ui/format";
import { type Matrix, matrixCodes } from "../model/matrix";
import { type CellPlace, cellAt, volumeOfCells } from "../model/matrix-group";
import { factoryHref } from "./factory-href";
import { buildableOf, type useCellActions } from "./use-cell-actions";
import type { Selection } from "./use-selection";

interface SelectionBarProps {
  slug: string;
  matrix: Matrix;
  selection: Selection;
  actions: ReturnType<typeof useCellActions>;
}

/** How many of some cells are blocked for as long as nothing changes. */
function blockedIn(matrix: Matrix, cells: Iterable<CellPlace>): number {
  let count = 0;
  for (const place of cells) {
    const code = cellAt(matrix, place)?.code;
    if (code && matrixCodes[code].state === "blocked" && !matrixCodes[code].buildable) count += 1;
  }
  return count;
}

/** What is selected, what it carries, and what can be done with it. */
export function SelectionBar({ slug, matrix, selection, actions }: SelectionBarProps) {
  const { cells } = selection;
  const facts = useMemo(
    () => ({ volume: volumeOfCells(matrix, cells), buildable: buildableOf(matrix, cells), blocked: blockedIn(matrix, cells) }),
    [matrix, cells],
  );
  const [first] = cells;
  const cell = first === undefined ? null : cellAt(matrix, first);
  if (!cell) return null;
  const { volume, buildable, blocked } = facts;
  return (
    <section aria-label="Selected cells" className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-sunk px-3.5 py-1.5">
      <p className="min-w-0 flex-1 basis-56" aria-live="polite">
        <b className="font-medium">{formatCount(cells.size)} selected</b>
        <span className="text-ink-3">
          {volume.impressions > 0 && ` · ${formatShort(volume.impressions)} impressions`}
          {volume.valueMicros > 0 && ` · ${formatMoney({ micros: volume.valueMicros, currency: matrix.currency })} media value a day`}
          {volume.withoutValue > 0 && ` · ${formatCount(volume.withoutValue)} without figures`}
          {blocked > 0 && ` · ${formatCount(blocked)} blocked`}
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {matrix.may.build && buildable.length > 0 && matrix.hasMaster && (
          <Button size="sm" pending={actions.request.isPending} disabled={matrix.build?.running} onClick={() => actions.build(buildable)}>
            Build {formatCount(buildable.length)} selected
          </Button>
        )}
        <Button size="sm" onClick={() => void actions.save(cells)}>
          <Download aria-hidden="true" size={13} /> Export selected
        </Button>
        <ButtonLink size="sm" href={factoryHref(slug, cell.row, cell.column)}>
          Open in Factory
        </ButtonLink>
        <Button size="sm" variant="quiet" onClick={selection.clear}>
          Clear
        </Button>
      </div>
    </section>
  );
}
