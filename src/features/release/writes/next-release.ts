import type { Digest } from "@/kernel/digest";
import { personOf, type Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";

/** The campaign's next release number; only true while its row is locked. */
export async function nextNumber(tx: Tx, campaignId: string): Promise<number> {
  const { _max } = await tx.release.aggregate({ where: { campaignId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

export interface NewRelease {
  campaignId: string;
  number: number;
  contentDigest: Digest;
  cause: "publish" | "rollback";
  restores?: number;
  note: string;
}

export async function storeRelease(scope: Scope, tx: Tx, release: NewRelease): Promise<void> {
  await tx.release.create({ data: { ...release, createdBy: personOf(scope) } });
}
