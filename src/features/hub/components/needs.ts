import { stateOf } from "./hub-state-tag";
import type { HubRow } from "./use-hubs";

export interface Need {
  tone: "out" | "low";
  title: string;
  says: string;
  href: string;
  action: string;
  at: Date | string | null;
}

interface CampaignLine {
  slug: string;
  name: string;
  built: number;
  cells: number;
}

/** Everything that waits for a person, the worst first. */
export function needsOf(hubs: readonly HubRow[], campaigns: readonly CampaignLine[]): Need[] {
  return [...hubs.flatMap(needsOfHub), ...campaigns.flatMap(needsOfCampaign)].toSorted((a, b) => Number(a.tone === "low") - Number(b.tone === "low"));
}

function needsOfHub(hub: HubRow): Need[] {
  const open = { href: "/hubs", action: "Open hubs" };
  const state = stateOf(hub);
  const needs: Need[] = (hub.status?.refusals ?? [])
    .slice(0, 1)
    .map((refusal) => ({ ...open, tone: "out", title: `${hub.name} refused a head`, says: `${refusal.reason}. It serves what it had.`, at: refusal.at }));
  if (state === "away")
    needs.push({ ...open, tone: "out", title: `${hub.name} is away`, says: "It serves what it has, if it runs at all.", at: hub.lastSeenAt });
  if (state === "stale")
    needs.push({
      ...open,
      tone: "low",
      title: `${hub.name} is stale`,
      says: "Its snapshot is past its time; it serves the last good one.",
      at: hub.lastSeenAt,
    });
  return needs;
}

function needsOfCampaign({ slug, name, built, cells }: CampaignLine): Need[] {
  const open = cells - built;
  if (cells === 0 || open <= 0) return [];
  const says = `${open} of ${cells} cells ${open === 1 ? "has" : "have"} no good build.`;
  return [{ tone: "low", title: name, says, href: `/campaigns/${slug}/factory`, action: "Open in the Factory", at: null }];
}
