"use client";
import type { BuildView, ShownCell } from "@/features/variant/model/cell-view";
import { isBackup } from "@/features/variant/model/cells";
import { Empty } from "@/ui/empty";
import { formatMs } from "@/ui/format";
import { Meter } from "@/ui/meter";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { Skeleton } from "@/ui/skeleton";
import { BuildRow } from "./build-row";

interface BuildPanelProps {
  cells: ShownCell[] | undefined;
  build: BuildView | null | undefined;
  running: boolean;
}

const finished = ["rendered", "reused", "blocked", "failed"];

/** What the latest build made of every cell; backups stand apart. */
export function BuildPanel({ cells: read, build, running }: BuildPanelProps) {
  const cells = read ?? [];
  const total = Object.values(build?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const done = finished.reduce((sum, state) => sum + (build?.counts[state] ?? 0), 0);
  const variants = cells.filter((cell) => !isBackup(cell));
  const backups = cells.filter(isBackup);
  const several = new Set(cells.map(({ placementKey }) => placementKey)).size > 1;
  const languages = new Map<string, Set<string>>();
  for (const { market, locale } of variants) languages.set(market, (languages.get(market) ?? new Set()).add(locale));
  const nameOf = ({ placementKey, market, locale }: ShownCell) =>
    [(languages.get(market)?.size ?? 0) > 1 ? locale : null, several ? placementKey : null].filter((part) => part !== null).join(" · ") || null;
  const note = !build ? undefined : running ? `${done} of ${total}` : summaryOf(build);
  return (
    <Panel title="Build" note={note} flush>
      {running && (
        <div className="border-b border-line px-3.5 py-2" role="status" aria-label={`${done} of ${total} variants done`}>
          <Meter label="Build progress" value={done} max={total} />
        </div>
      )}
      {running && build?.attended === false && (
        <div className="border-b border-line p-3.5">
          <Problem says="The builder does not answer. The build is kept and goes on when it is back." />
        </div>
      )}
      {build?.failure && (
        <div className="border-b border-line p-3.5">
          <Problem title="The build stopped" says={build.failure} />
        </div>
      )}
      {!read && (
        <div className="p-3.5">
          <Skeleton heightPx={60} />
        </div>
      )}
      {read?.length === 0 && (
        <Empty title="Nothing to build yet">One variant for each market and placement appears here, with its time, weight and pre-flight.</Empty>
      )}
      <div className="max-h-[76vh] overflow-y-auto">
        <ul aria-label="Variants">
          {variants.map((cell) => (
            <BuildRow key={`${cell.placementKey} ${cell.market} ${cell.locale}`} cell={cell} placement={nameOf(cell)} />
          ))}
        </ul>
        {backups.length > 0 && (
          <>
            <h3 className="border-t border-b border-line bg-sunk px-3.5 py-1 text-sm text-ink-3">
              <span className="font-medium">Backup</span>, the photo without copy
            </h3>
            <ul aria-label="Backups">
              {backups.map((cell) => (
                <BuildRow key={cell.placementKey} cell={cell} placement={nameOf(cell)} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  );
}

function summaryOf({ counts, startedAt, createdAt, finishedAt }: BuildView): string {
  const took = finishedAt ? formatMs(Math.max(0, finishedAt.getTime() - (startedAt ?? createdAt).getTime())) : null;
  const parts = [`${counts.rendered ?? 0} rendered`, counts.reused ? `${counts.reused} same key` : null, counts.blocked ? `${counts.blocked} blocked` : null];
  return [...parts, counts.failed ? `${counts.failed} failed` : null, took].filter((part) => part !== null).join(" · ");
}
