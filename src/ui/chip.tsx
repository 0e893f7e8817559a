import { X } from "lucide-react";
import type { ReactNode } from "react";

interface ChipProps {
  children: ReactNode;
  /** Its sign takes it away; the name says what is taken away. */
  remove?: { name: string; run: () => void };
}

/** A word among others, without a meaning by colour. */
export function Chip({ children, remove }: ChipProps) {
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1 rounded-sm border border-line bg-sunk px-1.5 text-sm leading-[18px] text-ink-2">
      <span className="truncate">{children}</span>
      {remove && (
        <button
          type="button"
          aria-label={remove.name}
          onClick={remove.run}
          className="-mr-1 grid size-[18px] flex-none place-items-center rounded-sm hover:text-ink"
        >
          <X aria-hidden="true" size={12} />
        </button>
      )}
    </span>
  );
}
