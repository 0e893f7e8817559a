import type { MarketLine } from "../model/market-line";
import type { GridColumn } from "./market-columns";
import { sourceWords } from "./market-words";

/** The grid's foot: where the figure under the focus is from, and the keys that work there. */
export function CellNote({ line, column, mayEdit }: { line: MarketLine | undefined; column: GridColumn | undefined; mayEdit: boolean }) {
  const source = line && column?.figure ? sourceWords(line, column.figure) || "no figure yet" : null;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-0.5 border-t border-line px-3.5 py-2 text-sm text-ink-3">
      <span aria-live="polite" className="text-ink-2">
        {source ? `${line?.name}, ${column?.head}: ${source}` : "Each figure has a source and a day; go to one to see them."}
      </span>
      {mayEdit && <span className="max-md:hidden">Arrows move, Enter or typing edits, Delete clears, ⌘Z or Ctrl Z undoes</span>}
    </p>
  );
}
