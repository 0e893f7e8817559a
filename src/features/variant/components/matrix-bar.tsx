import { Download } from "lucide-react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { formatCount } from "@/ui/format";
import type { Matrix, MatrixCode } from "../model/matrix";
import { type CellPlace, cellAt, type StateCounts } from "../model/matrix-group";
import { MatrixViews } from "./matrix-views";
import { StateLegend } from "./state-legend";
import type { useCellActions } from "./use-cell-actions";
import type { MatrixAddress } from "./use-matrix-address";

interface MatrixBarProps {
  slug: string;
  matrix: Matrix;
  address: MatrixAddress;
  counts: StateCounts;
  /** The cells of the rows and columns that pass, whatever their state. */
  cells: readonly CellPlace[];
  /** The cells that are shown. */
  shown: readonly CellPlace[];
  actions: ReturnType<typeof useCellActions>;
}

/** What comes next is built first: what was never built, then what changed, then what broke. */
const steps: readonly { codes: readonly MatrixCode[]; says: (count: string) => string }[] = [
  { codes: ["m"], says: (count) => `Build ${count} missing` },
  { codes: ["s", "o"], says: (count) => `Build ${count} stale` },
  { codes: ["f"], says: (count) => `Try ${count} again` },
];

/** The marks with their counts, and the one thing to do next. */
export function MatrixBar({ slug, matrix, address, counts, cells, shown, actions }: MatrixBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <StateLegend counts={counts} chosen={address.filter.states} onChange={address.showStates} />
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <MatrixViews address={address} />
        <Button onClick={() => void actions.save(shown)} disabled={shown.length === 0}>
          <Download aria-hidden="true" size={14} /> Export
        </Button>
        <NextStep slug={slug} matrix={matrix} cells={cells} actions={actions} />
      </div>
    </div>
  );
}

function NextStep({ slug, matrix, cells, actions }: Pick<MatrixBarProps, "slug" | "matrix" | "cells" | "actions">) {
  if (!matrix.may.build) return null;
  if (!matrix.hasMaster)
    return (
      <ButtonLink variant="primary" href={`/campaigns/${slug}/factory`}>
        Add a photo
      </ButtonLink>
    );
  if (matrix.build?.running)
    return (
      <Button variant="primary" pending>
        Building
      </Button>
    );
  const next = steps
    .map(({ codes, says }) => ({ says, places: cells.filter((place) => codes.some((code) => code === cellAt(matrix, place)?.code)) }))
    .find(({ places }) => places.length > 0);
  if (!next)
    return (
      <ButtonLink variant="primary" href={`/campaigns/${slug}/releases`}>
        Go to releases
      </ButtonLink>
    );
  return (
    <Button variant="primary" pending={actions.request.isPending} onClick={() => actions.build(next.places)}>
      {next.says(formatCount(next.places.length))}
    </Button>
  );
}
