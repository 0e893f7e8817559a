import { Clock } from "@/ui/clock";
import { Empty } from "@/ui/empty";
import { Panel } from "@/ui/panel";
import { type ReleaseRow, ReleaseTag, undoneBy } from "./release-tag";

interface TimelineProps {
  rows: readonly ReleaseRow[];
  selected: number | null;
  onSelect: (number: number) => void;
}

/** The campaign's releases, newest first; choosing one shows what it changes and makes it the target of a rollback. */
export function ReleaseTimeline({ rows, selected, onSelect }: TimelineProps) {
  const live = rows.find(({ state }) => state === "live") ?? null;
  return (
    <Panel title="Timeline" note={rows.length > 0 ? `${rows.length} ${rows.length === 1 ? "release" : "releases"}` : undefined} flush>
      {rows.length === 0 && <Empty title="No releases yet">Every publish and every rollback appears here with its number, note and time.</Empty>}
      <ol>
        {rows.map((row) => (
          <li key={row.number} className="border-b border-line last:border-b-0">
            <button
              type="button"
              aria-pressed={row.number === selected}
              onClick={() => onSelect(row.number)}
              className="grid w-full gap-1 px-3.5 py-2.5 text-left hover:bg-sunk focus-visible:-outline-offset-2 aria-pressed:bg-accent-soft"
            >
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <b className="font-semibold">r{row.number}</b>
                <ReleaseTag row={row} undoneBy={undoneBy(row, rows)} live={live} />
                <span className="ml-auto text-sm text-ink-3">
                  <Clock at={row.createdAt} />
                </span>
              </span>
              <span className="text-ink-2">{wordsOf(row)}</span>
            </button>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function wordsOf(row: ReleaseRow): string {
  const by = row.by ? ` · ${row.by}` : "";
  if (row.cause === "rollback") return `Restores r${row.restores}: ${row.note}${by}`;
  return `${row.note || "No note"}${by}`;
}
