import { demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";

export interface Shipping {
  /** Runs of sequence numbers that have not arrived yet, though later ones have. */
  gaps: { hub: string; run: string; from: number; to: number }[];
  /** Segments set aside, newest first. */
  quarantined: { id: string; hub: string; run: string; seq: number; reason: string; at: Date }[];
}

/** What hubs still owe, and what was set aside. */
export async function listShipping(scope: Scope): Promise<Shipping> {
  demand(scope, "beacon.read", "beacons");
  const [gaps, quarantined] = await Promise.all([listGaps(scope), listQuarantined(scope)]);
  return {
    gaps: gaps.map(({ from, to, ...gap }) => ({ ...gap, from: Number(from), to: Number(to) })),
    quarantined: quarantined.map(({ seq, ...row }) => ({ ...row, seq: Number(seq) })),
  };
}

function listGaps(scope: Scope): Promise<{ hub: string; run: string; from: bigint; to: bigint }[]> {
  return db().$queryRaw`
    SELECT hub.name AS hub, run, before + 1 AS from, seq - 1 AS to FROM (
      SELECT hub_id, run, seq, lag(seq, 1, 0::bigint) OVER (PARTITION BY hub_id, run ORDER BY seq) AS before
      FROM beacon_segment WHERE organization_id = ${scope.organizationId}::uuid) AS arrived
    JOIN hub ON hub.id = hub_id WHERE seq > before + 1 ORDER BY hub.name, run, seq LIMIT 100`;
}

function listQuarantined(scope: Scope): Promise<{ id: string; hub: string; run: string; seq: bigint; reason: string; at: Date }[]> {
  return db().$queryRaw`
    SELECT beacon_quarantine.id, hub.name AS hub, run, seq, reason, at FROM beacon_quarantine JOIN hub ON hub.id = hub_id
    WHERE beacon_quarantine.organization_id = ${scope.organizationId}::uuid ORDER BY at DESC LIMIT 100`;
}
