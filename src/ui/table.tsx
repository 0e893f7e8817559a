import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Sideways } from "./sideways";

/** A table that scrolls sideways by itself when the screen is narrower; the label names it for assistive technology. */
export function Table({ children, label }: { children: ReactNode; label: string }) {
  return (
    <Sideways label={label}>
      <table className="w-full border-collapse">{children}</table>
    </Sideways>
  );
}

type CellProps<T extends "th" | "td"> = Omit<ComponentProps<T>, "className"> & {
  numeric?: boolean;
  /** Less room at its sides, for tables of many columns. */
  tight?: boolean;
};

const headClass = (numeric: boolean, tight: boolean, pinned = false) =>
  `${pinned ? "sticky left-0 z-10 " : ""}whitespace-nowrap border-b border-line bg-sunk py-1 text-sm font-medium text-ink-3 ${tight ? "px-[7px] first:pl-3.5 last:pr-3.5" : "px-3.5"} ${numeric ? "text-right" : "text-left"}`;

export function Th({ numeric = false, tight = false, ...rest }: CellProps<"th">) {
  return <th scope="col" {...rest} className={headClass(numeric, tight)} />;
}

interface SortBy {
  /** What the button shows. */
  children: ReactNode;
  /** How the table is ordered by it; null when by something else. */
  order: "ascending" | "descending" | null;
  onSort: () => void;
}

interface HeadLook {
  numeric?: boolean;
  tight?: boolean;
  /** Stays in view while the rest of the table scrolls sideways. */
  pinned?: boolean;
}

/** A column's head that orders the table when pressed. */
export function SortTh({ numeric = false, tight = false, pinned = false, ...by }: SortBy & HeadLook) {
  return (
    <th scope="col" aria-sort={by.order ?? undefined} className={headClass(numeric, tight, pinned)}>
      <SortButton {...by} flip={numeric} />
    </th>
  );
}

/** The head of a column that shows one of two things, and is ordered by the one it shows. */
export function SortEitherTh({ either, or, numeric = false, tight = false }: { either: SortBy; or: SortBy } & Omit<HeadLook, "pinned">) {
  return (
    <th scope="col" aria-sort={either.order ?? or.order ?? undefined} className={headClass(numeric, tight)}>
      <SortButton {...either} />
      <span className="mx-1">·</span>
      <SortButton {...or} />
    </th>
  );
}

function SortButton({ children, order, onSort, flip = false }: SortBy & { flip?: boolean }) {
  const Sign = order === "ascending" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={onSort}
      className={`inline-flex items-center gap-1 rounded-sm hover:text-ink hover:underline hover:underline-offset-2 ${flip ? "flex-row-reverse" : ""} ${order ? "text-ink" : ""}`}
    >
      {children}
      {order && <Sign aria-hidden="true" size={12} />}
    </button>
  );
}

export function Td({ numeric = false, tight = false, ...rest }: CellProps<"td">) {
  return (
    <td
      {...rest}
      className={`whitespace-nowrap border-b border-line py-[7px] in-[tr:last-child]:border-b-0 ${tight ? "px-[7px] first:pl-3.5 last:pr-3.5" : "px-3.5"} ${numeric ? "text-right" : "text-left"}`}
    />
  );
}
