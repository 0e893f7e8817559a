"use client";
import { X } from "lucide-react";
import type { MarketLine } from "../model/market-line";
import type { GridColumn } from "./market-columns";
import { MarketValue } from "./market-value";
import { localesWords, sourceWords } from "./market-words";
import type { Sheet } from "./use-sheet";

interface MarketCellProps {
  line: MarketLine;
  column: GridColumn;
  sheet: Sheet;
  /** What the open cell takes, in a few words. */
  hint: string;
  mayEdit: boolean;
}

const edge = "border-b border-line p-0 in-[tr:last-child]:border-b-0";
/** The market's name stays in view while the rest scrolls sideways. */
const pinned = "sticky left-0 z-10 bg-panel";

export function MarketCell(props: MarketCellProps) {
  const { line, column, sheet, mayEdit } = props;
  const place = { row: line.market, column: column.id };
  if (sheet.typedIn(place)) return <OpenCell {...props} />;
  const isCurrent = sheet.isCurrent(place);
  const source = column.figure ? sourceWords(line, column.figure) : "";
  const opens = mayEdit && (column.typed || column.dialog || column.id === "remove");
  return (
    <td className={`${edge} ${column.id === "market" ? pinned : ""}`}>
      <button
        type="button"
        tabIndex={isCurrent ? 0 : -1}
        data-current={isCurrent}
        data-place={`${place.row} ${place.column}`}
        aria-label={column.id === "remove" ? `Remove ${line.name}` : undefined}
        aria-description={source || undefined}
        title={source || (column.id === "locales" ? localesWords(line) : undefined)}
        onFocus={() => sheet.setWanted(place)}
        onClick={() => (column.id === "remove" ? sheet.open(place) : sheet.focusOn(place))}
        onDoubleClick={() => sheet.open(place)}
        onKeyDown={(event) => sheet.keyInCell(event, place)}
        className={`block size-full min-h-[34px] whitespace-nowrap py-[7px] ${column.id === "remove" ? "px-2.5 text-ink-3 hover:text-ink" : "px-3.5"} focus-visible:-outline-offset-2 ${opens ? "hover:bg-sunk" : "cursor-default"} ${column.numeric ? "text-right" : "text-left"}`}
      >
        {column.id !== "market" && column.id !== "remove" && (
          <span className="sr-only">
            {column.head} of {line.name}:{" "}
          </span>
        )}
        {column.id === "remove" ? <X aria-hidden="true" size={14} /> : <MarketValue line={line} column={column} />}
      </button>
    </td>
  );
}

/** Kept outside of what is drawn: a new function at every drawing would take the focus each time. */
const focusOnce = (input: HTMLInputElement | null) => input?.focus();

function OpenCell({ line, column, sheet, hint }: MarketCellProps) {
  const place = { row: line.market, column: column.id };
  const typing = sheet.typedIn(place);
  const noteId = `open-${line.market}-${column.id}`;
  return (
    <td className={`${edge} relative`}>
      {/* Holds the column's width, so that nothing moves while a cell is open. */}
      <span aria-hidden="true" className="invisible block whitespace-nowrap px-3.5 py-[7px]">
        <MarketValue line={line} column={column} />
      </span>
      <input
        ref={focusOnce}
        aria-label={`${column.head} of ${line.name}`}
        aria-invalid={typing?.wrong ? true : undefined}
        aria-describedby={noteId}
        value={typing?.text ?? ""}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => sheet.type(event.target.value)}
        onKeyDown={sheet.keyInInput}
        onBlur={sheet.blur}
        className={`absolute inset-y-0 z-10 w-full min-w-28 bg-accent-soft px-3.5 text-ink focus-visible:-outline-offset-2 ${column.numeric ? "right-0 text-right" : "left-0"}`}
      />
      <span
        id={noteId}
        role="status"
        className={`absolute top-full z-20 mt-px min-w-full max-w-80 whitespace-normal rounded-b border border-line-strong bg-panel px-2.5 py-1 text-sm ${column.numeric ? "right-0" : "left-0"} ${typing?.wrong ? "w-72 text-out" : "w-max text-ink-3"}`}
      >
        {typing?.wrong ?? hint}
      </span>
    </td>
  );
}
