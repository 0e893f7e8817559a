import { ArrowDown, ArrowUp } from "lucide-react";
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

interface SortThProps {
  numeric?: boolean;
  children: ReactNode;
  /** How the table is ordered by this column; null when by another. */
  order: "ascending" | "descending" | null;
  onSort: () => void;
}

/** A column's head that orders the table when pressed. */
export function SortTh({ numeric = false, children, order, onSort }: SortThProps) {
  const Sign = order === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={order ?? undefined}
      className={`whitespace-nowrap border-b border-line bg-sunk px-3.5 py-1 text-sm font-medium text-ink-3 ${numeric ? "text-right" : "text-left"}`}
    >
      <button
        type="button"
        onClick={onSort}
        className={`group inline-flex items-center gap-1 rounded-sm hover:text-ink ${numeric ? "flex-row-reverse" : ""} ${order ? "text-ink" : ""}`}
      >
        {children}
        <Sign aria-hidden="true" size={12} className={order ? "" : "opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60"} />
      </button>
    </th>
  );
}

export function Td({ numeric = false, ...rest }: CellProps<"td">) {
  return (
    <td {...rest} className={`whitespace-nowrap border-b border-line px-3.5 py-[7px] in-[tr:last-child]:border-b-0 ${numeric ? "text-right" : "text-left"}`} />
  );
}
