import type { Digest } from "@/kernel/digest";
import { Empty } from "@/ui/empty";
import { formatBytes } from "@/ui/format";
import { Panel } from "@/ui/panel";

interface Side {
  digest: Digest;
  bytes: number;
  url: string;
}

export interface ShownChange {
  placement: string;
  audience: string;
  kind: "added" | "removed" | "changed";
  before: Side | null;
  after: Side | null;
}

interface DifferenceProps {
  /** Such as "r2 against r1". */
  title: string;
  changes: readonly ShownChange[];
  /** Variants that stay as they are. */
  same: number;
  empty: string;
}

/** What one release shows that another does not, the bytes of both side by side. */
export function ReleaseDifference({ title, changes, same, empty }: DifferenceProps) {
  const count = (kind: ShownChange["kind"]) => ({ kind, number: changes.filter((change) => change.kind === kind).length });
  const counts = [count("changed"), { kind: "same", number: same }, count("added"), count("removed")].filter(({ number }) => number > 0);
  const paired = changes.some(({ before }) => before !== null);
  return (
    <Panel title={title} note={counts.map(({ kind, number }) => `${number} ${kind}`).join(" · ")} flush>
      {changes.length === 0 && <Empty title="Nothing differs">{empty}</Empty>}
      <ul className="max-h-[76vh] overflow-y-auto">
        {changes.map((change) => (
          <ChangeRow key={`${change.placement} ${change.audience}`} change={change} paired={paired} />
        ))}
      </ul>
    </Panel>
  );
}

function ChangeRow({ change, paired }: { change: ShownChange; paired: boolean }) {
  const name = wordsOf(change);
  return (
    <li
      className={`grid items-start gap-3.5 border-b border-line px-3.5 py-3 last:border-b-0 ${paired ? "grid-cols-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_150px]" : "sm:grid-cols-[minmax(0,1fr)_170px]"}`}
    >
      {paired && <Picture side={change.before} says={`${name}, before`} absent="Not there before" />}
      <Picture side={change.after} says={`${name}, after`} absent="Removed" />
      <div className={`grid content-center gap-0.5 ${paired ? "col-span-2 lg:col-span-1" : ""}`}>
        <b className="font-medium">{name}</b>
        <span className="text-sm text-ink-2">{weightOf(change)}</span>
        <span className="truncate font-mono text-xs text-ink-3" title={(change.after ?? change.before)?.digest}>
          {shortOf((change.after ?? change.before)?.digest ?? "")}
        </span>
      </div>
    </li>
  );
}

function Picture({ side, says, absent }: { side: Side | null; says: string; absent: string }) {
  if (!side)
    return <div className="grid min-h-20 place-items-center rounded-sm border border-line border-dashed px-2 text-center text-sm text-ink-3">{absent}</div>;
  return (
    <a href={side.url} target="_blank" rel="noreferrer" className="justify-self-start rounded-sm focus-visible:-outline-offset-2">
      <img src={side.url} alt={says} loading="lazy" className="max-h-[260px] max-w-full rounded-sm border border-line object-contain" />
    </a>
  );
}

function wordsOf({ audience, placement }: ShownChange): string {
  return audience === "backup" ? `Backup · ${placement}` : `${audience.replace("/", " · ")} · ${placement}`;
}

function weightOf({ before, after }: ShownChange): string {
  if (before && after) return `${formatBytes(before.bytes)} → ${formatBytes(after.bytes)}`;
  return after ? `${formatBytes(after.bytes)}, new` : `${formatBytes(before?.bytes ?? 0)}, goes away`;
}

function shortOf(digest: string): string {
  return `${digest.slice(0, 11)}…${digest.slice(-4)}`;
}
