"use client";
import { type RefObject, useEffect } from "react";

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** J and K, or the arrows once a row has the focus, walk through the rows' links; X ticks the row. Enter opens it, as any link. */
export function useRowKeys(body: RefObject<HTMLElement | null>, onToggle: (id: string) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return;
      const links = [...(body.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
      const row = document.activeElement?.closest<HTMLElement>("tr[data-id]");
      const at = row ? links.findIndex((link) => row.contains(link)) : -1;
      const step = steps[event.key];
      if (event.key === "x" && row?.dataset.id) onToggle(row.dataset.id);
      else if (step !== undefined && (at >= 0 || !event.key.startsWith("Arrow"))) links[nextOf(at, step, links.length)]?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [body, onToggle]);
}

/** From no row, down leads to the first and up to the last. */
function nextOf(at: number, step: number, count: number): number {
  if (at < 0) return step > 0 ? 0 : count - 1;
  return Math.max(0, Math.min(count - 1, at + step));
}

/** True while something is typed, or a menu or dialog is open, and with a modifier held. */
function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const inside = target?.closest("input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]");
  return event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || inside != null;
}
