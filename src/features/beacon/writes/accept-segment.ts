import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";
import { notify } from "@/platform/unit-of-work";
import { restatedSpan, rowsOf, unfit } from "../model/segment";
import type { Segment } from "../schema";
import { addTotals } from "./add-totals";

export interface Arrival {
  hubId: string;
  segment: Segment;
  /** Over the body as it was sent: what makes two segments the same. */
  digest: Digest;
  /** The body, kept when it is set aside. */
  text: string;
}

export type Outcome = "counted" | "already" | "quarantined";

/**
 * Counts a segment exactly once: its row and the totals are one transaction, whatever its age. The same key with other bytes,
 * a window far in the future or a total too large to hold is set aside for people to read and counts nothing.
 * The segment's row is the record; an audit row is written only where days that were over change.
 */
export async function acceptSegment(scope: Scope, arrival: Arrival): Promise<Outcome> {
  try {
    return await db().$transaction((tx) => acceptIn(scope, tx, arrival));
  } catch (error) {
    if (!isOverflow(error)) throw error;
    return db().$transaction((tx) => setAside(scope, tx, arrival, "a total that is larger than can be counted"));
  }
}

async function acceptIn(scope: Scope, tx: Tx, arrival: Arrival): Promise<Outcome> {
  const { hubId, segment, digest } = arrival;
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  const nowMs = clock?.now.getTime() ?? 0;
  const reason = unfit(segment, nowMs);
  if (reason) return setAside(scope, tx, arrival, reason);
  const fresh = await tx.$executeRaw`
    INSERT INTO beacon_segment (hub_id, run, seq, organization_id, digest, rows, accepted_at)
    SELECT id, ${segment.run}, ${BigInt(segment.seq)}, organization_id, ${digest}, ${rowsOf(segment)}, now()
    FROM hub WHERE id = ${hubId}::uuid AND organization_id = ${scope.organizationId}::uuid
    ON CONFLICT DO NOTHING`;
  if (fresh === 0) return answerAgain(scope, tx, arrival);
  await addTotals(scope, tx, hubId, segment);
  await noteRestatement(scope, tx, arrival, nowMs);
  await notify(tx, { topic: "beacon.counted", organizationId: scope.organizationId, hubId });
  return "counted";
}

async function answerAgain(scope: Scope, tx: Tx, arrival: Arrival): Promise<Outcome> {
  const { hubId, segment, digest } = arrival;
  const held = await tx.beaconSegment.findUniqueOrThrow({ where: { hubId_run_seq: { hubId, run: segment.run, seq: segment.seq } } });
  return held.digest === digest ? "already" : setAside(scope, tx, arrival, "the key of a counted segment with other content");
}

/** Kept once, however often it is sent. */
async function setAside(scope: Scope, tx: Tx, { hubId, segment, text }: Arrival, reason: string): Promise<Outcome> {
  const row = { organizationId: scope.organizationId, hubId, run: segment.run, seq: BigInt(segment.seq), reason, payload: text };
  const kept = await tx.beaconQuarantine.findFirst({ where: row, select: { id: true } });
  if (!kept) {
    await tx.beaconQuarantine.create({ data: row });
    await notify(tx, { topic: "hub.changed", organizationId: scope.organizationId, hubId });
  }
  return "quarantined";
}

async function noteRestatement(scope: Scope, tx: Tx, { hubId, segment }: Arrival, nowMs: number): Promise<void> {
  const span = restatedSpan(segment, nowMs);
  if (!span) return;
  const detail = { ...span, run: segment.run, seq: segment.seq };
  const { organizationId, actor, requestId } = scope;
  await tx.auditRow.create({ data: { organizationId, actor, verb: "beacon.restate", subject: `hub:${hubId}`, detail, requestId } });
}

/** PostgreSQL's 22003, numeric value out of range. */
function isOverflow(error: unknown): boolean {
  return /22003|out of range/.test(error instanceof Error ? error.message : "");
}
