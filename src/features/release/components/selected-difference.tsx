"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/client/trpc";
import { differences } from "@/features/release/model/difference";
import { ReleaseDifference } from "./release-difference";
import type { ReleaseRow } from "./release-tag";

interface SelectedDifferenceProps {
  rows: readonly ReleaseRow[];
  /** Null: what the next publish would change, or else what the live release changed. */
  chosen: ReleaseRow | null;
  campaignId: string;
}

/** Two releases beside each other: the chosen one against the live one, or the live one against what it replaced. */
export function SelectedDifference({ rows, chosen, campaignId }: SelectedDifferenceProps) {
  const trpc = useTRPC();
  const plan = useQuery(trpc.release.plan.queryOptions({ campaignId })).data;
  if (!chosen && plan && plan.changes.length > 0)
    return (
      <ReleaseDifference
        title={plan.against === null ? `r${plan.number}, not published yet` : `r${plan.number}, not published yet, against r${plan.against}`}
        changes={plan.changes}
        same={plan.cells - plan.changes.filter(({ after }) => after).length}
        empty=""
      />
    );
  const live = rows.find(({ state }) => state === "live") ?? null;
  const after = chosen ?? live ?? rows[0];
  if (!after)
    return <ReleaseDifference title="What changes" changes={[]} same={0} empty="After the first build, what the first release would show appears here." />;
  const before = after.state === "live" ? replacedBy(after, rows) : live;
  const changes = differences(before?.variants ?? [], after.variants);
  return (
    <ReleaseDifference
      title={before ? `r${after.number} against r${before.number}` : `r${after.number}, the first release`}
      changes={changes}
      same={after.variants.length - changes.filter((change) => change.after).length}
      empty={before ? `r${after.number} shows the same variants as r${before.number}.` : "It shows nothing."}
    />
  );
}

/** What was live before a release: the newest older one that was not parked. */
function replacedBy(row: ReleaseRow, rows: readonly ReleaseRow[]): ReleaseRow | null {
  return rows.find(({ number, state }) => number < row.number && state !== "parked") ?? null;
}
