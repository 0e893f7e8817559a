"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

/** Files dropped on an element; `over` while one hovers above it. Off, a drop is still kept from replacing the page. */
export function useFileDrop<E extends HTMLElement>(enabled: boolean, take: (files: FileList) => void): { area: RefObject<E | null>; over: boolean } {
  const area = useRef<E>(null);
  const latest = useRef(take);
  const [over, setOver] = useState(false);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener(
      "dragover",
      (event) => {
        event.preventDefault();
        setOver(enabled);
      },
      { signal },
    );
    element.addEventListener("dragleave", () => setOver(false), { signal });
    element.addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        setOver(false);
        if (enabled && event.dataTransfer) latest.current(event.dataTransfer.files);
      },
      { signal },
    );
    return () => stop.abort();
  }, [enabled]);
  return { area, over };
}
