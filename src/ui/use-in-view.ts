"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

/** So far outside of the window still counts as in it: it is ready when it is scrolled to. */
const ahead = "160px";

/** Whether an element is in view, scrolled to in whatever holds it; false until it was looked at. */
export function useInView<E extends HTMLElement>(): [RefObject<E | null>, boolean] {
  const element = useRef<E>(null);
  const [isIn, setIn] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const look = new IntersectionObserver((entries) => setIn(entries.at(-1)?.isIntersecting ?? false), { rootMargin: ahead });
    look.observe(element.current);
    return () => look.disconnect();
  }, []);
  return [element, isIn];
}
