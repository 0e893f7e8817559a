import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";

/** Takes the hub's row until the transaction ends: assignments of one hub are made one after another. */
export async function lockHub(scope: Scope, tx: Tx, hubId: string): Promise<{ id: string; name: string }> {
  const [hub] = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM hub WHERE id = ${hubId}::uuid AND organization_id = ${scope.organizationId}::uuid FOR UPDATE`;
  if (!hub) throw missing("hub");
  return hub;
}
