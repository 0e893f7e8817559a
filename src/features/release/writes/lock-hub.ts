import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";

/**
 * Makes assignments of one hub wait for each other until the transaction ends. Not by the hub's row: heartbeats write it,
 * and acknowledgements refer to it.
 */
export async function lockHub(scope: Scope, tx: Tx, hubId: string): Promise<{ id: string; name: string }> {
  const hub = await tx.hub.findFirst({ where: { id: hubId, organizationId: scope.organizationId }, select: { id: true, name: true } });
  if (!hub) throw missing("hub");
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`hub-stock ${hub.id}`}, 0))`;
  return hub;
}
