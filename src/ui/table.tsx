import type { ComponentProps, ReactNode } from "react";

/** A table that scrolls sideways by itself when the screen is narrower; the label names it for assistive technology. */
export function Table({ children, label }: { children: ReactNode; label: string }) {
  return (
    <section aria-label={label} className="overflow-x-auto">
      <table className="w-full border-collapse">{children}</table>
    </section>
  );
}

type CellProps<T extends "th" | "td"> = Omit<ComponentProps<T>, "className"> & { numeric?: boolean };

export function Th({ numeric = false, ...rest }: CellProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={`whitespace-nowrap border-b border-line bg-sunk px-3.5 py-1 text-sm font-medium text-ink-3 ${numeric ? "text-right" : "text-left"}`}
    />
  );
}

export function Td({ numeric = false, ...rest }: CellProps<"td">) {
  return (
    <td {...rest} className={`whitespace-nowrap border-b border-line px-3.5 py-[7px] in-[tr:last-child]:border-b-0 ${numeric ? "text-right" : "text-left"}`} />
  );
}
