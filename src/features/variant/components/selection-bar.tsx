import { Download } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { formatCount, formatMoney } from "@/ui/format";
import type { Matrix } from "../model/matrix";
import { cellAt, volumeOfCells } from "../model/matrix-group";
import { factoryHref } from "./factory-href";
import { buildableOf, type useCellActions } from "./use-cell-actions";
import type { Selection } from "./use-selection";

interface SelectionBarProps {
  slug: string;
  matrix: Matrix;
  selection: Selection;
  actions: ReturnType<typeof useCellActions>;
}

/** What is chosen, what it carries, and what can be done with it. */
export function SelectionBar({ slug, matrix, selection, actions }: SelectionBarProps) {
  const { cells } = selection;
  const facts = useMemo(() => ({ volume: volumeOfCells(matrix, cells), buildable: buildableOf(matrix, cells) }), [matrix, cells]);
  const [first] = cells;
  const cell = first === undefined ? null : cellAt(matrix, first);
  if (!cell) return null;
  const { volume, buildable } = facts;
  const rest = cells.size - buildable.length;
  return (
    <section aria-label="Chosen cells" className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-sunk px-3.5 py-1.5">
      <p className="min-w-0 flex-1 basis-56" aria-live="polite">
        <b className="font-medium">{formatCount(cells.size)} chosen</b>
        <span className="text-ink-3">
          {volume.impressions > 0 && ` · ${formatCount(volume.impressions)} impressions a day`}
          {volume.valueMicros > 0 && ` · ${formatMoney({ micros: volume.valueMicros, currency: matrix.currency })} media value`}
          {volume.withoutValue > 0 && ` · ${formatCount(volume.withoutValue)} without figures`}
          {matrix.may.build && buildable.length > 0 && rest > 0 && ` · ${formatCount(rest)} need no build or cannot have one`}
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {matrix.may.build && buildable.length > 0 && matrix.hasMaster && (
          <Button size="sm" pending={actions.request.isPending} disabled={matrix.build?.running} onClick={() => actions.build(buildable)}>
            Build {formatCount(buildable.length)} chosen
          </Button>
        )}
        <Button size="sm" onClick={() => void actions.save(cells)}>
          <Download aria-hidden="true" size={13} /> Export chosen
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
