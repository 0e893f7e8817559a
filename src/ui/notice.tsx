import type { ReactNode } from "react";
import { Dot, type Tone } from "./dot";

interface NoticeProps {
  tone?: Tone;
  children: ReactNode;
  /** One sentence each, with where it is about. */
  lines?: readonly { at: string; says: string }[];
  action?: ReactNode;
}

/** Something to know that is not an error: what is missing, what was left out. */
export function Notice({ tone = "low", children, lines = [], action }: NoticeProps) {
  return (
    <div
      role="status"
      className={`flex flex-wrap gap-x-2.5 gap-y-1.5 rounded border border-line-strong bg-panel px-3 py-2 ${lines.length > 0 ? "items-start" : "items-center"}`}
    >
      <span className="flex h-5 items-center">
        <Dot tone={tone} />
      </span>
      <div className="grid min-w-0 flex-1 basis-52 gap-1">
        <p>{children}</p>
        {lines.length > 0 && (
          <ul className="grid max-h-40 gap-0.5 overflow-y-auto text-sm text-ink-2">
            {lines.map(({ at, says }) => (
              <li key={`${at} ${says}`}>
                {at && <span className="mr-1.5 font-medium">{at}</span>}
                {says}
              </li>
            ))}
          </ul>
        )}
      </div>
      {action && <div className="flex flex-none flex-wrap gap-2">{action}</div>}
    </div>
  );
}
