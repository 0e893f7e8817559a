"use client";
import type { KeyboardEvent } from "react";
import type { CopyRow } from "@/features/campaign/model/campaign";
import { charactersOf } from "../model/copy-text";
import type { Place, useCopyGrid } from "./use-copy-grid";

const down = { row: 1, column: 0 };
const box = "min-w-44 max-w-72 border-b border-l border-line p-0 align-top group-last/row:border-b-0";

interface CopyCellProps {
  row: CopyRow;
  locale: string;
  /** A market needs it. */
  needed: boolean;
  place: Place;
  hands: Omit<ReturnType<typeof useCopyGrid>, "grid">;
  readOnly: boolean;
}

export function CopyCell(props: CopyCellProps) {
  const { row, locale, needed, place, hands, readOnly } = props;
  const typed = hands.typedAt(place);
  if (typed !== null) return <OpenCell {...props} typed={typed} />;
  const text = row.texts[locale] ?? "";
  const current = hands.isCurrent(place);
  return (
    <td className={box}>
      <button
        type="button"
        tabIndex={current ? 0 : -1}
        data-current={current}
        aria-label={`${row.key}, ${locale}: ${text || "empty"}`}
        aria-disabled={readOnly}
        onFocus={() => hands.setAt(place)}
        onClick={() => hands.start(place, text)}
        onKeyDown={(event) => hands.press(event, place)}
        className="block size-full min-h-8 cursor-text px-3 py-1.5 text-start hover:bg-sunk focus-visible:-outline-offset-2"
      >
        <span lang={locale} dir="auto" className="block">
          {text}
        </span>
        {needed && !text && <span className="text-sm text-out">missing</span>}
      </button>
    </td>
  );
}

function OpenCell({ row, locale, place, hands, typed }: CopyCellProps & { typed: string }) {
  const length = charactersOf(typed.trim());
  const over = row.maxChars !== null && length > row.maxChars;
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") hands.save(place, down);
    else if (event.key === "Tab") hands.save(place, { row: 0, column: event.shiftKey ? -1 : 1 });
    else if (event.key === "Escape") hands.cancel();
    else return;
    event.preventDefault();
  };
  return (
    <td className={box}>
      <input
        ref={(input) => input?.focus()}
        aria-label={`${row.key}, ${locale}`}
        aria-invalid={over || undefined}
        lang={locale}
        dir="auto"
        value={typed}
        onChange={(event) => hands.type(place, event.target.value)}
        onKeyDown={press}
        onBlur={() => hands.save(place, null)}
        className="block w-full bg-accent-soft px-3 py-1.5 text-base text-ink focus-visible:-outline-offset-2"
      />
      <span className={`block px-3 pb-1 text-sm ${over ? "text-out" : "text-ink-3"}`}>
        {length}
        {row.maxChars !== null && ` of ${row.maxChars}`} characters
      </span>
    </td>
  );
}
