"use client";
import { useEffect, useState } from "react";

/** A part counts as in view while it crosses this strip below the top of the window. */
const strip = "-72px 0px -70% 0px";

/** Which of the elements with these ids is being read; the first until something scrolled. */
export function usePartInView(ids: readonly string[]): string | undefined {
  const [here, setHere] = useState(ids[0]);
  useEffect(() => {
    const seen = new Set<string>();
    const look = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target.id);
          else seen.delete(target.id);
        }
        const first = ids.find((id) => seen.has(id));
        if (first) setHere(first);
      },
      { rootMargin: strip },
    );
    for (const id of ids) {
      const part = document.getElementById(id);
      if (part) look.observe(part);
    }
    return () => look.disconnect();
  }, [ids]);
  return here;
}
