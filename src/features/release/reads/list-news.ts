import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";

/** A campaign's newest head, as it travels. */
export interface News {
  epoch: number;
  document: string;
}

/** The newest head of every campaign that is newer than an epoch, oldest first: what a stream has to send. */
export async function listNews(scope: Scope, afterEpoch: number): Promise<News[]> {
  const rows = await db().$queryRaw<{ epoch: bigint; document: string }[]>`
    SELECT epoch, document FROM (
      SELECT DISTINCT ON (campaign_id) epoch, document FROM head
      WHERE organization_id = ${scope.organizationId}::uuid AND epoch > ${BigInt(afterEpoch)} ORDER BY campaign_id, epoch DESC) AS newest
    ORDER BY epoch`;
  return rows.map(({ epoch, document }) => ({ epoch: Number(epoch), document }));
}
