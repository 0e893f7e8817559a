import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="inline-block rounded-[3px] border border-line-strong px-1 font-sans text-xs text-ink-3">{children}</kbd>;
}
