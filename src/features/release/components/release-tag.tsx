"use client";
import { useQuery } from "@tanstack/react-query";
import type { Outputs } from "@/client/outputs";
import { useTRPC } from "@/client/trpc";
import type { Tone } from "@/ui/dot";
import { formatMs } from "@/ui/format";
import { Tag } from "@/ui/tag";

export type ReleaseRow = Outputs["release"]["list"][number];

const looks: Record<ReleaseRow["state"], { tone: Tone; word: string }> = {
  live: { tone: "ok", word: "Live" },
  staged: { tone: "accent", word: "Staging" },
  kept: { tone: "idle", word: "Kept, can be restored" },
  earlier: { tone: "idle", word: "No longer kept" },
  parked: { tone: "low", word: "Parked, never live" },
};

/** What became of a release; `undoneBy` is the rollback that took it off the hubs. */
export function ReleaseTag({ row, undoneBy, live }: { row: ReleaseRow; undoneBy: ReleaseRow | null; live: ReleaseRow | null }) {
  if (live && live !== row && live.contentDigest === row.contentDigest) return <Tag tone="ok">Live again as r{live.number}</Tag>;
  if (undoneBy?.activeHead && row.state !== "live") return <RolledBackTag head={undoneBy.activeHead} />;
  const { tone, word } = looks[row.state];
  return <Tag tone={tone}>{word}</Tag>;
}

function RolledBackTag({ head }: { head: ReleaseRow["contentDigest"] }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.release.convergence.queryOptions({ headDigest: head }));
  const slowest = data?.complete ? Math.max(...data.hubs.map(({ activatedMs }) => activatedMs ?? 0)) : 0;
  return <Tag tone="out">{slowest > 0 ? `Rolled back in ${formatMs(slowest)}` : "Rolled back"}</Tag>;
}

/** The rollback that came right after a release while it was live or being staged, if any. `rows` newest first. */
export function undoneBy(row: ReleaseRow, rows: readonly ReleaseRow[]): ReleaseRow | null {
  const next = rows.findLast(({ number, state }) => number > row.number && state !== "parked");
  return next?.cause === "rollback" && row.state !== "parked" ? next : null;
}
