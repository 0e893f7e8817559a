"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

/** An element's width in pixels as it changes; null until it was measured. */
export function useWidth<E extends HTMLElement>(): [RefObject<E | null>, number | null] {
  const element = useRef<E>(null);
  const [widthPx, setWidthPx] = useState<number | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidthPx(Math.floor(entry.contentRect.width)));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, []);
  return [element, widthPx];
}
