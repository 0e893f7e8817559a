import type { ReactNode } from "react";

export interface PanelProps {
  title: ReactNode;
  /** Quiet words beside the title. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Without padding, for tables and rows that draw their own lines. */
  flush?: boolean;
}

export function Panel({ title, note, actions, children, flush = false }: PanelProps) {
  return (
    <section className="min-w-0 overflow-hidden rounded border border-line bg-panel">
      <header className="flex min-h-10 flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-3.5 py-2">
        <h2 className="font-semibold">{title}</h2>
        {note !== undefined && <span className="text-ink-3">{note}</span>}
        {actions !== undefined && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div className={flush ? "" : "p-3.5"}>{children}</div>
    </section>
  );
}
