"use client";
import { type RefObject, useCallback, useEffect, useRef } from "react";

/**
 * Fields that are disabled while something goes on lose the focus. The function that is returned remembers where it is; it comes back there once
 * `away` ends, or to the form's button when that field is gone, and stays where a person moved it meanwhile.
 */
export function useFocusBack(form: RefObject<HTMLFormElement | null>, away: boolean): () => void {
  const held = useRef<Element | null>(null);
  useEffect(() => {
    if (away || held.current === null) return;
    const back = held.current.isConnected ? held.current : form.current?.querySelector("[type=submit]");
    held.current = null;
    if (document.activeElement === document.body && back instanceof HTMLElement) back.focus({ preventScroll: true });
  }, [away, form]);
  return useCallback(() => {
    held.current = document.activeElement;
  }, []);
}
