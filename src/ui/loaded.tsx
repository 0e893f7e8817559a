import type { ReactNode } from "react";
import type { Complaint } from "@/kernel/refusal";
import { Button } from "./button";
import { Problem } from "./problem";
import { Skeleton } from "./skeleton";

interface LoadedProps<T> {
  /** A query: what it has, what went wrong the last time, and how to ask again. */
  of: { data: T | undefined; error: unknown; refetch: () => unknown };
  explain: (error: unknown) => { says: string; complaints: readonly Complaint[] };
  /** How high the place is that is held while reading. */
  heightPx?: number;
  children: (data: T) => ReactNode;
}

/** What was read, its place while it is being read, or why it could not be; what was read once stays when a later reading fails. */
export function Loaded<T>({ of, explain, heightPx = 60, children }: LoadedProps<T>) {
  if (of.data === undefined && !of.error) return <Skeleton heightPx={heightPx} />;
  const problem = of.error ? explain(of.error) : null;
  return (
    <>
      {problem && (
        <Problem
          says={problem.says}
          complaints={problem.complaints}
          action={
            <Button size="sm" onClick={() => void of.refetch()}>
              Read again
            </Button>
          }
        />
      )}
      {of.data !== undefined && children(of.data)}
    </>
  );
}
