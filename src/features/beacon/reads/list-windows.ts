import { demand, sees } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";

export interface CountedWindow {
  /** Start of ten seconds. */
  windowAt: Date;
  hub: string;
  campaign: string;
  market: string;
  event: string;
  count: number;
}

const shown = 24;
const lately = "1 hour";

/** The last ten-second windows that were counted within the last hour, newest first, of one kind of traffic. */
export async function listWindows(scope: Scope, { label }: { label: string }): Promise<CountedWindow[]> {
  demand(scope, "beacon.read", "beacons");
  const campaigns = await db().campaign.findMany({ where: { organizationId: scope.organizationId }, select: { slug: true, teamId: true } });
  const slugs = campaigns.filter(({ teamId }) => sees(scope, teamId)).map(({ slug }) => slug);
  const rows = await db().$queryRaw<(Omit<CountedWindow, "count"> & { count: bigint })[]>`
    SELECT window_at AS "windowAt", hub.name AS hub, campaign, market, event, sum(count)::bigint AS count
    FROM beacon_counter JOIN hub ON hub.id = hub_id
    WHERE beacon_counter.organization_id = ${scope.organizationId}::uuid AND campaign = ANY(${slugs}::text[]) AND label = ${label}
      AND window_at > now() - ${lately}::interval
    GROUP BY window_at, hub.name, campaign, market, event ORDER BY window_at DESC, count DESC, hub.name, campaign, market, event LIMIT ${shown}`;
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}
