"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { CopyRow } from "@/features/campaign/model/campaign";
import type { CopyEdit } from "./use-copy-edit";
import type { PreviewDraft } from "./use-preview";

export interface Place {
  row: number;
  column: number;
}

const moves: Record<string, Place> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};
const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
const isPlainKey = (event: KeyboardEvent) => event.key.length === 1 && !event.metaKey && !event.ctrlKey && !event.altKey;

interface Wiring {
  rows: CopyRow[];
  locales: string[];
  edit: CopyEdit | null;
  onDraft: (draft: PreviewDraft) => void;
}

/** Which cell has the focus, and which one is open with what is typed in it. */
export function useCopyGrid({ rows, locales, edit, onDraft }: Wiring) {
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [typing, setTyping] = useState<{ place: Place; text: string } | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const wanted = useRef(false);
  // A cell that closes loses the focus, which must not save it once more.
  const open = useRef(false);
  useEffect(() => {
    if (!wanted.current || typing) return;
    wanted.current = false;
    grid.current?.querySelector<HTMLElement>('[data-current="true"]')?.focus();
  });

  const go = (by: Place) => {
    wanted.current = true;
    setAt({ row: within(at.row + by.row, rows.length), column: within(at.column + by.column, locales.length) });
  };
  const start = (place: Place, text: string) => {
    if (!edit) return;
    open.current = true;
    setAt(place);
    setTyping({ place, text });
  };
  const type = (place: Place, text: string) => {
    const key = rows[place.row]?.key;
    const locale = locales[place.column];
    setTyping({ place, text });
    if (key && locale) onDraft({ key, locale, text });
  };
  const close = () => {
    open.current = false;
    setTyping(null);
    onDraft(null);
  };
  const save = (place: Place, by: Place | null) => {
    const row = rows[place.row];
    const locale = locales[place.column];
    if (!open.current || !typing || !row || !locale) return;
    const before = row.texts[locale] ?? "";
    const text = typing.text.trim();
    close();
    if (by) go(by);
    if (text !== before) edit?.save({ key: row.key, locale, text }, before, () => start(place, text));
  };
  const cancel = () => {
    close();
    go({ row: 0, column: 0 });
  };
  const press = (event: KeyboardEvent, place: Place) => {
    const move = moves[event.key];
    if (move) go(move);
    else if (event.key === "F2") start(place, rows[place.row]?.texts[locales[place.column] ?? ""] ?? "");
    else if (isPlainKey(event) && event.key !== " ") start(place, event.key);
    else return;
    event.preventDefault();
  };
  const typedAt = (place: Place) => (typing?.place.row === place.row && typing.place.column === place.column ? typing.text : null);
  const isCurrent = (place: Place) => at.row === place.row && at.column === place.column;
  return { grid, setAt, start, type, save, cancel, press, typedAt, isCurrent };
}
