import type { Tone } from "@/ui/dot";
import { Tag } from "@/ui/tag";
import type { HubRow } from "./use-hubs";

export type HubState = "joining" | "away" | "stale" | "serving";

/** Away: no heartbeat lately. Stale: its snapshot is past its time, it serves the last good one. Joining: never heard of. */
export function stateOf(hub: Pick<HubRow, "lastSeenAt" | "alive" | "status">): HubState {
  if (hub.lastSeenAt === null) return "joining";
  if (!hub.alive) return "away";
  return hub.status?.stale ? "stale" : "serving";
}

const looks: Record<HubState, { tone: Tone; word: string }> = {
  serving: { tone: "ok", word: "Serving" },
  stale: { tone: "low", word: "Stale" },
  away: { tone: "out", word: "Away" },
  joining: { tone: "idle", word: "Joining" },
};

export function HubStateTag({ hub }: { hub: HubRow }) {
  const { tone, word } = looks[stateOf(hub)];
  return <Tag tone={tone}>{word}</Tag>;
}
