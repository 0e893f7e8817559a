import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { renewAfterMs } from "../model/snapshot";

/** Raises the epoch of an organization whose snapshots are a day old, so that they can be signed anew. One gateway wins, others are refused `conflict`. */
export async function renewEpoch(scope: Scope): Promise<void> {
  await work(scope, "release.renewEpoch", async ({ tx, audit }) => {
    if (scope.organizationRole !== "system") throw new Refusal("forbidden", "Only the gateway renews snapshots.");
    audit(`organization:${scope.organizationId}`);
    const renewed = await tx.$executeRaw`
      UPDATE organization SET epoch = epoch + 1, epoch_at = clock_timestamp()
      WHERE id = ${scope.organizationId}::uuid AND epoch_at < clock_timestamp() - ${renewAfterMs}::float8 * interval '1 millisecond'`;
    if (renewed === 0) throw new Refusal("conflict", "The snapshots were renewed already.");
  });
}
