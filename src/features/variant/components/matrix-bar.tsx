import { Download } from "lucide-react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { formatCount } from "@/ui/format";
import type { Matrix, MatrixCode } from "../model/matrix";
import { type CodeCounts, cellsAt, cellsWith, countStates, type MatrixLayout } from "../model/matrix-group";
import { MatrixViews } from "./matrix-views";
import { StateLegend } from "./state-legend";
import type { useCellActions } from "./use-cell-actions";
import type { MatrixAddress } from "./use-matrix-address";

interface MatrixBarProps {
  slug: string;
  matrix: Matrix;
  address: MatrixAddress;
  /** Of the rows and columns that pass, whatever the state of their cells. */
  counts: CodeCounts;
  passing: { rows: readonly number[]; columns: readonly number[] };
  layout: MatrixLayout;
  actions: ReturnType<typeof useCellActions>;
}

/** What comes next is built first: what was never built, then what changed, then what broke. */
const steps: readonly { codes: readonly MatrixCode[]; says: (count: string) => string }[] = [
  { codes: ["m"], says: (count) => `Build ${count} missing` },
  { codes: ["s", "o"], says: (count) => `Build ${count} stale` },
  { codes: ["f"], says: (count) => `Try ${count} again` },
];

/** The marks with their counts, and the one thing to do next. */
export function MatrixBar({ slug, matrix, address, counts, passing, layout, actions }: MatrixBarProps) {
  const save = () => actions.save(cellsAt(matrix, layout.codes, layout.rows, layout.columns));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <StateLegend counts={countStates(counts)} chosen={address.filter.states} onChange={address.showStates} />
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <MatrixViews address={address} />
        <Button onClick={() => void save()} disabled={layout.rows.length === 0}>
          <Download aria-hidden="true" size={14} /> Export
        </Button>
        <NextStep slug={slug} matrix={matrix} counts={counts} passing={passing} actions={actions} />
      </div>
    </div>
  );
}

function NextStep({ slug, matrix, counts, passing, actions }: Pick<MatrixBarProps, "slug" | "matrix" | "counts" | "passing" | "actions">) {
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
  const countOf = (codes: readonly MatrixCode[]) => codes.reduce((sum, code) => sum + counts[code], 0);
  const next = steps.find(({ codes }) => countOf(codes) > 0);
  if (!next)
    return (
      <ButtonLink variant="primary" href={`/campaigns/${slug}/releases`}>
        Go to releases
      </ButtonLink>
    );
  return (
    <Button variant="primary" pending={actions.request.isPending} onClick={() => actions.build(cellsWith(matrix, passing.rows, passing.columns, next.codes))}>
      {next.says(formatCount(countOf(next.codes)))}
    </Button>
  );
}
