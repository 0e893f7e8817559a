import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { notify } from "@/platform/unit-of-work";
import type { HubStatus } from "../schema";

/** A hub's heartbeat; the last one is kept. `announce` tells who listens. Gives the database's time, against which hubs hold their clocks. */
export async function recordStatus(scope: Scope, hubId: string, status: HubStatus, announce: boolean): Promise<Date> {
  return db().$transaction(async (tx) => {
    const [seen] = await tx.$queryRaw<{ at: Date }[]>`
      UPDATE hub SET last_seen_at = clock_timestamp(), status = ${JSON.stringify(status)}::jsonb, version = ${status.version}
      WHERE id = ${hubId}::uuid AND organization_id = ${scope.organizationId}::uuid RETURNING last_seen_at AS at`;
    if (!seen) throw missing("hub");
    if (announce) await notify(tx, { topic: "hub.changed", organizationId: scope.organizationId, hubId });
    return seen.at;
  });
}
