import { refusalOf } from "@/client/refusal";
import { ButtonLink } from "@/ui/button-link";
import { formatCount } from "@/ui/format";
import { Meter } from "@/ui/meter";
import { Notice } from "@/ui/notice";
import { Problem } from "@/ui/problem";
import type { Matrix, ShareGap } from "../model/matrix";
import type { useCellActions } from "./use-cell-actions";
import { useBuildProgress } from "./use-matrix";

interface MatrixNoticesProps {
  slug: string;
  matrix: Matrix;
  request: ReturnType<typeof useCellActions>["request"];
}

/** What a person has to know before reading the grid: what it waits for, what was left out, what does not add up. */
export function MatrixNotices({ slug, matrix, request }: MatrixNoticesProps) {
  const build = useBuildProgress(slug, matrix);
  const refusal = request.error && !build?.running ? refusalOf(request.error) : null;
  const left = request.data?.blocked ?? [];
  return (
    <>
      {!matrix.hasMaster && (
        <Notice>There is no photo yet. The grid shows every variant that the brief asks for; add a photo and copy in the Factory to build them.</Notice>
      )}
      {matrix.gaps.length > 0 && (
        <Notice action={<ButtonLink href={`/campaigns/${slug}`}>Fix the shares in the brief</ButtonLink>} lines={matrix.gaps.map(gapWords)}>
          Some shares do not add up to 100 %. Impressions and media value here count the shares as they are.
        </Notice>
      )}
      {refusal && <Problem title="No build was started" says={refusal.says} complaints={refusal.complaints} />}
      {left.length > 0 && <Notice lines={left}>Some of the chosen cells were left out of the build.</Notice>}
      {build?.running && <Progress build={build} />}
      {build?.failure && <Problem title="The last build stopped" says={build.failure} />}
    </>
  );
}

function gapWords({ whole, differencePpm }: ShareGap) {
  const percent = `${Math.abs(differencePpm) / 10_000} %`;
  return { at: whole, says: differencePpm > 0 ? `${percent} are missing.` : `${percent} are too many.` };
}

function Progress({ build }: { build: NonNullable<Matrix["build"]> }) {
  const says = `${formatCount(build.done)} of ${formatCount(build.total)} variants done`;
  return (
    <div className="grid gap-2">
      <div role="status" aria-label={says} className="flex items-center gap-3 rounded border border-line bg-panel px-3.5 py-2">
        <span className="whitespace-nowrap text-ink-2">{says}</span>
        <Meter label="Build progress" value={build.done} max={build.total} />
      </div>
      {!build.attended && <Problem says="The builder does not answer. The build is kept and goes on when it is back." />}
    </div>
  );
}
