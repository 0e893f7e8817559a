"use client";
import { type FocusEvent, type KeyboardEvent, type PointerEvent, useRef } from "react";
import { type GridPlace, type GridSize, moveBy } from "./grid-moves";
import type { Selection } from "./use-selection";

interface Hands {
  size: GridSize;
  active: GridPlace;
  selection: Selection;
  /** Makes a cell the active one and brings it into view with the focus. */
  go(to: GridPlace): void;
  /** Follows a focus that came by itself, from a press or the tab key. */
  setActive(to: GridPlace): void;
  onHover(at: GridPlace | null): void;
  /** What Enter does on a cell. */
  onOpen(at: GridPlace): void;
}

/** The grid's cell that an event happened in, or null beside them. */
function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-at]") : null;
  const [row, column] = cell?.dataset.at?.split(",").map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

const isSame = (a: GridPlace, b: GridPlace) => a.row === b.row && a.column === b.column;

/** Keys and pointer of the grid: arrows move, with Shift they choose on the way, Space toggles, a pulled pointer chooses a rectangle. */
export function useGridKeys({ size, active, selection, go, setActive, onHover, onOpen }: Hands) {
  const anchor = useRef(active);
  const pulling = useRef(false);

  const onKeyDown = (event: KeyboardEvent) => {
    const jump = event.ctrlKey || event.metaKey;
    const to = moveBy(event.key, jump, active, size);
    if (to) {
      if (event.shiftKey) selection.take(anchor.current, to);
      else anchor.current = to;
      go(to);
    } else if (event.key === " ") {
      anchor.current = active;
      selection.toggle(event.shiftKey ? { row: active.row, column: -1 } : jump ? { row: -1, column: active.column } : active);
    } else if (event.key.toLowerCase() === "a" && jump) selection.takeAll();
    else if (event.key === "Escape" && selection.cells.size > 0) selection.clear();
    else if (event.key === "Enter" && active.row >= 0 && active.column >= 0) onOpen(active);
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent) => {
    const at = placeOf(event.target);
    if (!at || event.button !== 0) return;
    pulling.current = event.pointerType === "mouse";
    if (event.shiftKey) selection.take(anchor.current, at);
    else if (event.ctrlKey || event.metaKey) selection.toggle(at);
    else selection.take(at, at);
    if (!event.shiftKey) anchor.current = at;
  };
  const onPointerOver = (event: PointerEvent) => {
    const at = placeOf(event.target);
    onHover(at);
    if (event.buttons === 0) pulling.current = false;
    if (at && pulling.current && !isSame(at, anchor.current)) selection.take(anchor.current, at);
  };
  const onFocus = (event: FocusEvent) => {
    const at = placeOf(event.target);
    if (at && !isSame(at, active)) setActive(at);
  };
  return { onKeyDown, onPointerDown, onPointerOver, onPointerLeave: () => onHover(null), onFocus };
}
