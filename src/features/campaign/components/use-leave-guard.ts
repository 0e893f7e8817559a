"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

/** What a person wanted to do when the guard held them back. */
type Wish = { kind: "link"; href: string } | { kind: "history"; key: string };

interface HistoryEntry extends Event {
  navigationType: string;
  cancelable: boolean;
  destination: { key: string };
}

interface History extends EventTarget {
  traverseTo(key: string): unknown;
}

/** The browser's own list of visited pages, where it can be asked before it moves. */
function history(): History | null {
  return "navigation" in window ? (window.navigation as unknown as History) : null;
}

/**
 * While something is not saved, holds back links inside the product and the way back until a person says so; the browser itself asks
 * before it closes or leaves the page.
 */
export function useLeaveGuard(unsaved: boolean): { asked: boolean; stay: () => void; leave: () => void } {
  const router = useRouter();
  const [wish, setWish] = useState<Wish | null>(null);
  const open = useRef(false);
  useEffect(() => {
    open.current = false;
    if (!unsaved) return;
    const unload = (event: BeforeUnloadEvent) => !open.current && event.preventDefault();
    const click = (event: MouseEvent) => {
      const href = open.current ? null : innerLink(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setWish({ kind: "link", href });
    };
    const travel = (event: Event) => {
      const { navigationType, cancelable, destination } = event as HistoryEntry;
      if (open.current || navigationType !== "traverse" || !cancelable) return;
      event.preventDefault();
      setWish({ kind: "history", key: destination.key });
    };
    window.addEventListener("beforeunload", unload);
    document.addEventListener("click", click, true);
    history()?.addEventListener("navigate", travel);
    return () => {
      window.removeEventListener("beforeunload", unload);
      document.removeEventListener("click", click, true);
      history()?.removeEventListener("navigate", travel);
    };
  }, [unsaved]);
  const leave = () => {
    open.current = true;
    setWish(null);
    if (wish?.kind === "link") router.push(wish.href);
    if (wish?.kind === "history") history()?.traverseTo(wish.key);
  };
  return { asked: wish !== null, stay: () => setWish(null), leave };
}

/** Where a plain click on a link of this product leads; null for another click, another page's part, or a new window. */
function innerLink(event: MouseEvent): string | null {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!plain || !(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.origin !== location.origin) return null;
  return link.pathname === location.pathname ? null : `${link.pathname}${link.search}${link.hash}`;
}
