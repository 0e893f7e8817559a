"use client";
import { useCallback, useEffect, useRef, useState } from "react";

interface Step {
  /** What is taken back, such as "focal point". */
  label: string;
  back: () => void;
}

export interface Undo {
  /** What the next undo takes back, or null. */
  next: string | null;
  push(label: string, back: () => void): void;
  undo(): void;
}

const deepest = 50;
const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.matches("input, textarea, [contenteditable]");

/** The steps that can be taken back on this screen, the newest first; ⌘Z or Ctrl+Z outside a text field. */
export function useUndo(): Undo {
  const [steps, setSteps] = useState<Step[]>([]);
  const latest = useRef(steps);
  useEffect(() => {
    latest.current = steps;
  });
  const push = useCallback((label: string, back: () => void) => setSteps((held) => [...held.slice(1 - deepest), { label, back }]), []);
  const undo = useCallback(() => {
    latest.current.at(-1)?.back();
    setSteps((held) => held.slice(0, -1));
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = event.key.toLowerCase() === "z" && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
      if (!wanted || isTyping(event.target) || latest.current.length === 0) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [undo]);
  return { next: steps.at(-1)?.label ?? null, push, undo };
}
