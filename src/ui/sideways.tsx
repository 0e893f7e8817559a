"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";

/** Scrolls what is wider than its place, and is a stop of the Tab key only then: arrow keys move it. */
export function Sideways({ label, children }: { label: string; children: ReactNode }) {
  const frame = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const section = frame.current;
    if (!section) return;
    const watch = new ResizeObserver(() => setScrolls(section.scrollWidth > section.clientWidth));
    for (const one of [section, ...section.children]) watch.observe(one);
    return () => watch.disconnect();
  }, []);
  return (
    <section ref={frame} aria-label={label} tabIndex={scrolls ? 0 : undefined} className="relative overflow-x-auto focus-visible:-outline-offset-2">
      {children}
    </section>
  );
}
