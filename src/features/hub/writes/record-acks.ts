import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { notify } from "@/platform/unit-of-work";
import type { Acks } from "../schema";

/** One acknowledgement as the gateway holds it until the next batch. */
export type HeldAck = Acks["acks"][number] & {
  hubId: string;
  /** Since it arrived, so that waiting for the batch does not count. */
  agoMs: number;
};

interface Recorded {
  headDigest: string;
  campaignId: string;
  hubId: string;
  kind: string;
}

/**
 * Stores a batch of acknowledgements, each once, and tells who listens. Milliseconds are the database's clock from the head's
 * requestedAt to the arrival at the gateway. The rows are the record: an audit row for each heartbeat would bury people's doings.
 * Heads of other organizations and unknown heads are left out. Gives what was new.
 */
export async function recordAcks(scope: Scope, acks: readonly HeldAck[]): Promise<Recorded[]> {
  return db().$transaction(async (tx) => {
    const recorded = await tx.$queryRaw<Recorded[]>`
      INSERT INTO head_ack (head_digest, hub_id, kind, reason, ms, at)
      SELECT DISTINCT ON (head.digest, hub.id, given.kind) head.digest, hub.id, given.kind, nullif(given.reason, ''),
        greatest(0, extract(epoch FROM clock_timestamp() - head.requested_at) * 1000 - given.ago_ms), clock_timestamp()
      FROM unnest(${acks.map(({ head }) => head)}::text[], ${acks.map(({ hubId }) => hubId)}::uuid[], ${acks.map(({ kind }) => kind)}::text[],
        ${acks.map(({ reason }) => reason ?? "")}::text[], ${acks.map(({ agoMs }) => agoMs)}::float8[]) AS given(head, hub_id, kind, reason, ago_ms)
      JOIN head ON head.digest = given.head AND head.organization_id = ${scope.organizationId}::uuid
      JOIN hub ON hub.id = given.hub_id AND hub.organization_id = ${scope.organizationId}::uuid
      ORDER BY head.digest, hub.id, given.kind
      ON CONFLICT DO NOTHING
      RETURNING head_digest AS "headDigest", hub_id AS "hubId", kind, (SELECT campaign_id FROM head WHERE digest = head_digest) AS "campaignId"`;
    const steps = new Map(recorded.map((ack) => [`${ack.headDigest} ${ack.kind}`, ack]));
    for (const ack of steps.values()) await notify(tx, { ...ack, topic: "release.ack", organizationId: scope.organizationId });
    return recorded;
  });
}
