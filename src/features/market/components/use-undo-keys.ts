"use client";
import { useEffect, useRef } from "react";
import type { Steps } from "./use-steps";

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.closest("input, textarea, [contenteditable], [role=dialog]") !== null;

/** ⌘Z or Ctrl+Z takes back; with shift, or Ctrl+Y, does again. A text field keeps its own. */
export function useUndoKeys(steps: Steps, enabled: boolean): void {
  const latest = useRef(steps);
  useEffect(() => {
    latest.current = steps;
  });
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.metaKey || event.ctrlKey) || event.altKey || isTyping(event.target)) return;
      if (key === "z" && !event.shiftKey) latest.current.undo();
      else if ((key === "z" && event.shiftKey) || key === "y") latest.current.redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [enabled]);
}
