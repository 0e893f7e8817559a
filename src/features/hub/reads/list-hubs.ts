import { demand, may } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { HubStatus } from "../schema";

/** A hub without a heartbeat for this long counts as away. */
export const awayAfterMs = 15_000;

export interface HubRow {
  id: string;
  name: string;
  residency: string;
  publicUrl: string;
  version: string;
  enrolledAt: Date;
  lastSeenAt: Date | null;
  /** Since the last heartbeat by the database's clock; null before the first. */
  silentMs: number | null;
  alive: boolean;
  /** How far its clock is ahead of the database's, ms. */
  clockAheadMs: number | null;
  /** Epochs between what it trusts and the newest head. */
  behind: number;
  status: HubStatus | null;
}

export interface Fleet {
  hubs: HubRow[];
  epoch: number;
  may: { enrol: boolean };
}

interface Row extends Omit<HubRow, "alive" | "clockAheadMs" | "behind" | "status"> {
  status: unknown;
  epoch: bigint;
}

/** Every hub of the organization with its last heartbeat, by name. */
export async function listHubs(scope: Scope): Promise<Fleet> {
  demand(scope, "hub.read", "hub");
  const rows = await db().$queryRaw<Row[]>`
    SELECT hub.id, hub.name, residency, public_url AS "publicUrl", version, enrolled_at AS "enrolledAt", last_seen_at AS "lastSeenAt",
      (extract(epoch FROM now() - last_seen_at) * 1000)::float8 AS "silentMs", status, epoch
    FROM hub JOIN organization ON organization.id = hub.organization_id
    WHERE hub.organization_id = ${scope.organizationId}::uuid ORDER BY hub.name`;
  return { hubs: rows.map(rowOf), epoch: Number(rows[0]?.epoch ?? 0), may: { enrol: may(scope, "hub.enrol") } };
}

function rowOf({ epoch, ...row }: Row): HubRow {
  const status = HubStatus.safeParse(row.status).data ?? null;
  return {
    ...row,
    status,
    alive: row.silentMs !== null && row.silentMs < awayAfterMs,
    clockAheadMs: status && row.lastSeenAt ? Date.parse(status.clockAt) - row.lastSeenAt.getTime() : null,
    behind: status ? Math.max(0, Number(epoch) - status.epoch) : Number(epoch),
  };
}
