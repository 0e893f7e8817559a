import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";

/** Verbs whose audit row names many campaigns. */
const many = ["campaign.bulkEdit", "campaign.undoBulkEdit", "campaign.archive", "campaign.restore"];

/** When brief, copy, master, labels or dates of some campaigns were last changed, by id; the caller has proven that the scope sees them. */
export async function listEditTimes(scope: Scope, ids: readonly string[], tx: Tx = db()): Promise<Map<string, Date>> {
  const rows = await tx.$queryRaw<{ id: string; at: Date | null }[]>`
    WITH shown AS (SELECT unnest(${ids}::text[]) AS id), together AS (
      SELECT named.id, max(audit_row.at) AS at FROM audit_row, LATERAL jsonb_object_keys(detail->'campaigns') AS named(id)
      WHERE organization_id = ${scope.organizationId}::uuid AND verb = ANY(${many}::text[]) AND jsonb_typeof(detail->'campaigns') = 'object'
        AND jsonb_exists_any(detail->'campaigns', ${ids}::text[])
      GROUP BY named.id
    )
    SELECT shown.id, greatest(alone.at, together.at) AS at
    FROM shown
    LEFT JOIN together ON together.id = shown.id
    LEFT JOIN LATERAL (
      SELECT at FROM audit_row
      WHERE organization_id = ${scope.organizationId}::uuid AND subject = 'campaign:' || shown.id AND (verb LIKE 'campaign.%' OR verb LIKE 'creative.%')
      ORDER BY at DESC LIMIT 1) AS alone ON true`;
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at]] : [])));
}

/** How many cells of some campaigns have a good build, maybe of older inputs, by id; the caller has proven that the scope sees them. */
export async function countBuilds(scope: Scope, ids: readonly string[], tx: Tx = db()): Promise<Map<string, number>> {
  const counts = await tx.variant.groupBy({
    by: ["campaignId"],
    where: { campaignId: { in: [...ids] }, passed: true, campaign: { organizationId: scope.organizationId } },
    _count: true,
  });
  return new Map(counts.map(({ campaignId, _count }) => [campaignId, _count]));
}
