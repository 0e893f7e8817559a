import type { ReactNode } from "react";

interface PageHeadProps {
  title: ReactNode;
  /** Where this page hangs, before the title. */
  crumb?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}

/** The bar on top of every screen, with its only h1. */
export function PageHead({ title, crumb, note, actions }: PageHeadProps) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3.5 py-2 md:px-[22px]">
      {crumb && <span className="text-ink-3">{crumb}</span>}
      <h1 className="text-lg font-semibold tracking-[-0.01em]">{title}</h1>
      {note && <span className="inline-flex items-center gap-1.5 text-sm text-ink-2">{note}</span>}
      {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
