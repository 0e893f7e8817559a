import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";

/**
 * The organization's next epoch. Everything else of the transaction comes before it: the row, which all campaigns and hubs share,
 * is locked from here to the commit, so that epochs become visible in their order.
 */
export async function raiseEpoch(scope: Scope, tx: Tx): Promise<{ epoch: bigint; epochAt: Date }> {
  const [risen] = await tx.$queryRaw<{ epoch: bigint; epochAt: Date }[]>`
    UPDATE organization SET epoch = epoch + 1, epoch_at = clock_timestamp()
    WHERE id = ${scope.organizationId}::uuid RETURNING epoch, epoch_at AS "epochAt"`;
  if (!risen) throw new Error("The scope's organization is gone.");
  return risen;
}
