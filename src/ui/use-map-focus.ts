"use client";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { byValue, pointedAt, type Target, walk } from "./map-walk";

/** One tab stop for all marks of a map: arrow keys walk them, a pointer means the nearest. `active` is what the tooltip is about. */
export function useMapFocus(targets: readonly Target[]) {
  const marks = useRef(new Map<string, HTMLElement>());
  const [focused, setFocused] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [last, setLast] = useState<string | null>(null);
  const [isQuiet, setQuiet] = useState(false);
  const here = (id: string | null) => (targets.some((target) => target.id === id) ? id : null);
  const point = (id: string | null) => {
    if (id !== hovered) setQuiet(false);
    setHovered(id);
  };
  const meant = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return pointedAt(targets, { x: clientX - left, y: clientY - top });
  };
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (event.key === "Escape") setQuiet(true);
    const next = walk(targets, id, event.key);
    if (!next) return;
    event.preventDefault();
    marks.current.get(next)?.focus();
  };
  return {
    active: isQuiet ? null : (here(hovered) ?? here(focused)),
    /** The only mark that the Tab key stops at: the last one that had the focus, else the largest. */
    tabStop: here(last) ?? byValue(targets)[0]?.id ?? null,
    /** For the area that holds the marks and their tooltip: a pointer may move onto the tooltip without closing it. */
    area: {
      onPointerMove: (event: PointerEvent) => {
        if (event.target instanceof Element && event.target.closest("[data-map-tip]")) return;
        point(meant(event));
      },
      onPointerDown: (event: PointerEvent) => {
        const id = meant(event);
        if (!id) return;
        event.preventDefault();
        marks.current.get(id)?.focus();
      },
      onPointerLeave: () => point(null),
    },
    mark: (id: string) => ({
      ref: (element: HTMLElement | null) => void (element ? marks.current.set(id, element) : marks.current.delete(id)),
      onFocus: () => {
        setFocused(id);
        setLast(id);
        setQuiet(false);
      },
      onBlur: () => setFocused(null),
      onKeyDown: (event: KeyboardEvent) => onKeyDown(event, id),
    }),
  };
}
