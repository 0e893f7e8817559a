"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

/** A cell: the key of its row and of its column. */
export interface SheetPlace {
  row: string;
  column: string;
}

interface Wiring {
  rows: readonly string[];
  columns: readonly string[];
  /** The text that a cell opens with; null for one that does not open as a text. */
  textOf(place: SheetPlace): string | null;
  /** Which state of a row is shown, such as its revision. */
  stateOf(row: string): number;
  /** Takes what was typed over the state that the cell opened on: null when it was taken, else why not. */
  save(place: SheetPlace, text: string, shown: number): string | null;
  /** Enter on a cell that does not open as a text. */
  press(place: SheetPlace): void;
  clear(place: SheetPlace): void;
  /** Brings a row into view that may not be drawn. */
  reveal(row: number): void;
}

interface Typing extends SheetPlace {
  text: string;
  /** The text and the row's state when the cell opened: the row may change under it. */
  opened: { text: string; shown: number };
  wrong: string | null;
}

type Move = readonly [down: number, right: number];
const last = Number.MAX_SAFE_INTEGER;
const moves: Record<string, Move> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};
const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
const isPlainKey = ({ key, metaKey, ctrlKey, altKey }: KeyboardEvent) => key.length === 1 && key !== " " && !metaKey && !ctrlKey && !altKey;
const isSame = (a: SheetPlace | null, b: SheetPlace) => a?.row === b.row && a.column === b.column;

export type Sheet = ReturnType<typeof useSheet>;

/** A table that is used like a spreadsheet: one cell has the focus, arrows move it, and a cell opens to be typed in. */
export function useSheet(wiring: Wiring) {
  const { textOf, press } = wiring;
  const current = useCurrent(wiring);
  const { go, goTo, setWanted, refocus } = current;
  const [typing, setTyping] = useState<Typing | null>(null);
  // An input that closes loses the focus, which must not save it once more.
  const isOpen = useRef(false);
  const open = (place: SheetPlace, text?: string) => {
    setWanted(place);
    const held = textOf(place);
    if (held === null) return press(place);
    isOpen.current = true;
    setTyping({ ...place, text: text ?? held, opened: { text: held, shown: wiring.stateOf(place.row) }, wrong: null });
  };
  const shut = () => {
    isOpen.current = false;
    setTyping(null);
  };
  const close = (move: Move | null) => {
    if (!typing || !isOpen.current) return;
    const wrong = typing.text === typing.opened.text ? null : wiring.save(typing, typing.text, typing.opened.shown);
    if (wrong !== null) return setTyping({ ...typing, wrong });
    shut();
    if (move) go(typing, move);
  };
  const keyInCell = (event: KeyboardEvent, place: SheetPlace) => {
    const { key } = event;
    const move = moves[key];
    const isFar = event.ctrlKey || event.metaKey;
    if (move && !event.altKey) go(place, move);
    else if (key === "Home") goTo(isFar ? 0 : null, 0, place);
    else if (key === "End") goTo(isFar ? last : null, last, place);
    else if (key === "F2" || key === "Enter") open(place);
    else if (key === "Delete" || key === "Backspace") wiring.clear(place);
    else if (isPlainKey(event) && textOf(place) !== null) open(place, key);
    else return;
    event.preventDefault();
  };
  const keyInInput = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") close([event.shiftKey ? -1 : 1, 0]);
    else if (event.key === "Tab") close([0, event.shiftKey ? -1 : 1]);
    else if (event.key === "Escape") {
      shut();
      refocus();
    } else return;
    event.preventDefault();
  };
  const typedIn = (place: SheetPlace) => (isSame(typing, place) ? typing : null);
  const type = (text: string) => setTyping((held) => held && { ...held, text, wrong: null });
  return { ...current, typedIn, open, type, blur: () => close(null), keyInCell, keyInInput };
}

/** Which cell has the focus, by keys, so that it stays with its row when rows move. */
function useCurrent({ rows, columns, reveal }: Wiring) {
  const [wanted, setWanted] = useState<SheetPlace | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const isDue = useRef(false);
  const at: SheetPlace = {
    row: wanted && rows.includes(wanted.row) ? wanted.row : (rows[0] ?? ""),
    column: wanted && columns.includes(wanted.column) ? wanted.column : (columns[0] ?? ""),
  };
  // A row may be drawn only some time after it was revealed, and its cell only after its input is gone.
  useEffect(() => {
    const cell = isDue.current ? table.current?.querySelector<HTMLElement>('[data-current="true"]') : null;
    if (!cell) return;
    isDue.current = false;
    cell.focus();
  });
  const focusOn = (place: SheetPlace) => {
    isDue.current = true;
    reveal(rows.indexOf(place.row));
    setWanted(place);
  };
  const goTo = (row: number | null, column: number, from: SheetPlace) =>
    focusOn({
      row: row === null ? from.row : (rows[within(row, rows.length)] ?? ""),
      column: columns[within(column, columns.length)] ?? "",
    });
  const go = (from: SheetPlace, [down, right]: Move) => goTo(rows.indexOf(from.row) + down, columns.indexOf(from.column) + right, from);
  const refocus = () => {
    isDue.current = true;
  };
  return { table, at, isCurrent: (place: SheetPlace) => isSame(at, place), setWanted, focusOn, go, goTo, refocus };
}
