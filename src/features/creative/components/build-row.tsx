import { ChevronRight } from "lucide-react";
import { passedWords } from "@/features/rule/model/passed";
import type { CellState } from "@/features/variant/model/cell-state";
import type { BuiltVariant, ShownCell } from "@/features/variant/model/cell-view";
import { isBackup } from "@/features/variant/model/cells";
import { Dot, type Tone } from "@/ui/dot";
import { formatBytes, formatMs } from "@/ui/format";

const tones: Record<CellState, Tone> = { missing: "idle", queued: "idle", rendering: "low", built: "ok", stale: "low", blocked: "out", failed: "out" };
const words: Record<CellState, string> = {
  missing: "not built yet",
  queued: "waiting",
  rendering: "rendering",
  built: "built",
  stale: "changed since it was built",
  blocked: "blocked",
  failed: "could not be built",
};

/** One cell, with its language and placement where there are several: its state, time, weight of its budget and pre-flight; opens to the single checks and the built file. */
export function BuildRow({ cell, placement }: { cell: ShownCell; placement: string | null }) {
  const { variant, state, item, block } = cell;
  const reused = item?.state === "reused" && state === "built";
  const time = reused ? formatMs(0) : variant && state === "built" ? formatMs(variant.renderMs) : "";
  const size = `${cell.size.widthPx}×${cell.size.heightPx}`;
  const name = isBackup(cell) ? size : `${cell.market} · ${size}`;
  return (
    <li className="border-b border-line last:border-b-0">
      <details className="group">
        <summary className="grid cursor-pointer list-none gap-0.5 px-3.5 py-1.5 text-sm hover:bg-sunk focus-visible:-outline-offset-2">
          <span className="flex items-center gap-2">
            <Dot tone={tones[state]} />
            <span className="whitespace-nowrap font-semibold">{name}</span>
            <span className="min-w-0 truncate text-ink-3">{placement}</span>
            <span className="ml-auto whitespace-nowrap text-ink-3">{time}</span>
            <ChevronRight size={12} aria-hidden="true" className="text-ink-3 transition-transform group-open:rotate-90" />
          </span>
          <span className="text-ink-3">
            {state === "built" && variant ? figuresOf(variant, cell.budgetBytes) : block === null ? words[state] : "blocked by rules"}
          </span>
          {reused && <span className="text-ink-3">same key, nothing to do</span>}
          {block === null && item?.reason && (state === "failed" || state === "blocked") && <span className="text-out">{item.reason}</span>}
        </summary>
        <Checks cell={cell} />
      </details>
    </li>
  );
}

function figuresOf({ bytes, preflight }: BuiltVariant, budgetBytes: number): string {
  const passed = preflight.checks.filter((check) => check.passed).length;
  return `${formatBytes(bytes)} of ${formatBytes(budgetBytes)} · pre-flight ${passed}/${preflight.checks.length}`;
}

function Checks({ cell }: { cell: ShownCell }) {
  const { variant, url, locale, rules, block } = cell;
  const passed = passedWords(rules);
  if (block !== null) return <p className="border-t border-line bg-sunk px-3.5 py-2.5 text-sm text-ink-2">{block}</p>;
  if (!variant) return <p className="px-3.5 pb-2 text-sm text-ink-3">There is no file yet.</p>;
  return (
    <div className="grid gap-2 border-t border-line bg-sunk px-3.5 py-2.5 text-sm">
      {url && (
        <a href={url} target="_blank" rel="noreferrer" className="justify-self-start">
          <img src={url} alt={`The built file for ${locale}`} className="max-h-40 max-w-full rounded-sm border border-line" />
        </a>
      )}
      <ul className="grid gap-0.5">
        {variant.preflight.checks.map((check) => (
          <li key={check.name} className="grid grid-cols-[14px_1fr] gap-1">
            <span className={check.passed ? "text-ok" : "text-out"}>{check.passed ? "✓" : "✕"}</span>
            <span>
              <span className="font-medium">{check.name}</span> <span className="text-ink-2">{check.says}</span>
            </span>
          </li>
        ))}
      </ul>
      {passed.length > 0 && (
        <ul className="grid gap-0.5 text-ink-2">
          {passed.map((says) => (
            <li key={says}>{says}</li>
          ))}
          <li className="text-ink-3">Packs are data, not legal advice.</li>
        </ul>
      )}
      <span className="truncate font-mono text-xs text-ink-3" title={variant.digest}>
        {variant.digest.slice(0, 23)}…
      </span>
    </div>
  );
}
