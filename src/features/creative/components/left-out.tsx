import { ChevronRight } from "lucide-react";
import type { ShownCell } from "@/features/variant/model/cell-view";
import { blockedOf } from "@/features/variant/model/readiness";
import { Dot } from "@/ui/dot";

/** The cells that rules forbid, which no build makes, each with its reason; nothing when there is none. */
export function LeftOut({ cells }: { cells: readonly ShownCell[] }) {
  const count = cells.filter(({ block }) => block !== null).length;
  if (count === 0) return null;
  return (
    <details className="group rounded border border-line bg-panel text-sm">
      <summary className="flex cursor-pointer list-none items-center gap-2 px-3 py-1.5 hover:bg-sunk focus-visible:-outline-offset-2">
        <Dot tone="out" />
        <span className="font-medium">
          {count} {count === 1 ? "cell is" : "cells are"} blocked by rules and left out of builds
        </span>
        <ChevronRight size={12} aria-hidden="true" className="ml-auto text-ink-3 transition-transform group-open:rotate-90" />
      </summary>
      <ul className="grid max-h-60 gap-1.5 overflow-y-auto border-t border-line px-3 py-2">
        {blockedOf(cells).map(({ at, says }) => (
          <li key={`${at} ${says}`}>
            <span className="font-medium">{at}</span> <span className="text-ink-2">{says}</span>
          </li>
        ))}
        <li className="text-ink-3">Packs are data with a source, not legal advice. Change markets or declarations in the brief.</li>
      </ul>
    </details>
  );
}
