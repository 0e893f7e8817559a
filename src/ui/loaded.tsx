import type { ReactNode } from "react";
import type { Complaint } from "@/kernel/refusal";
import { Button } from "./button";
import { Problem } from "./problem";
import { Skeleton } from "./skeleton";

interface LoadedProps<T> {
  /** A query: what it has, what went wrong the last time, and how to ask again. */
  of: { data: T | undefined; error: unknown; refetch: () => unknown };
  explain: (error: unknown) => { says: string; complaints: readonly Complaint[] };
  /** How many lines are held while reading. */
  lines?: number;
  /** Stands in a panel without padding of its own. */
  flush?: boolean;
  children: (data: T) => ReactNode;
}

/** What was read, its place while it is being read, or why it could not be; what was read once stays when a later reading fails. */
export function Loaded<T>({ of, explain, lines = 3, flush = false, children }: LoadedProps<T>) {
  if (of.data === undefined && !of.error) return <Lines count={lines} flush={flush} />;
  const problem = of.error ? explain(of.error) : null;
  return (
    <>
      {problem && (
        <div className={flush ? "p-3.5" : ""}>
          <Problem
            says={problem.says}
            complaints={problem.complaints}
            action={
              <Button size="sm" onClick={() => void of.refetch()}>
                Read again
              </Button>
            }
          />
        </div>
      )}
      {of.data !== undefined && children(of.data)}
    </>
  );
}

const widthsPercent = [100, 82, 91, 67, 96, 74, 88, 61, 94, 79, 85, 70];

function Lines({ count, flush }: { count: number; flush: boolean }) {
  return (
    <div role="status" aria-label="Reading" className={`grid gap-2.5 ${flush ? "p-3.5" : ""}`}>
      {widthsPercent.slice(0, count).map((width) => (
        <div key={width} style={{ width: `${width}%` }}>
          <Skeleton heightPx={14} />
        </div>
      ))}
    </div>
  );
}
