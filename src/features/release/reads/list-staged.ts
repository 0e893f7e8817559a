import type { Digest } from "@/kernel/digest";
import { db } from "@/platform/db";
import type { HubState } from "../model/readiness";
import { renewAfterMs } from "../model/snapshot";
import { HeadDigest } from "../schema";

/** A head that waits to be activated. */
export interface StagedHead {
  digest: Digest;
  organizationId: string;
  ageMs: number;
  hubs: HubState[];
}

/**
 * Every current head that has something staged, of all organizations, with what each hub answered: the gateway's question,
 * which then acts in each organization with a scope of its own. Times by the database's clock.
 */
export async function listStaged(): Promise<StagedHead[]> {
  const heads = await db().$queryRaw<{ digest: string; organizationId: string; ageMs: number }[]>`
    SELECT newest.digest, campaign.organization_id AS "organizationId", (extract(epoch FROM clock_timestamp() - newest.issued_at) * 1000)::float8 AS "ageMs"
    FROM campaign CROSS JOIN LATERAL (SELECT digest, issued_at, staged_number FROM head WHERE campaign_id = campaign.id ORDER BY epoch DESC LIMIT 1) AS newest
    WHERE newest.staged_number IS NOT NULL`;
  return Promise.all(
    heads.map(async ({ digest, ...head }) => ({ ...head, digest: HeadDigest.parse(digest), hubs: await listAnswers(head.organizationId, digest) })),
  );
}

async function listAnswers(organizationId: string, digest: string): Promise<HubState[]> {
  const rows = await db().$queryRaw<{ id: string; name: string; answer: HubState["answer"]; silentMs: number | null }[]>`
    SELECT hub.id, hub.name, (SELECT max(kind) FROM head_ack WHERE hub_id = hub.id AND head_digest = ${digest} AND kind IN ('staged', 'refused')) AS answer,
      (extract(epoch FROM clock_timestamp() - last_seen_at) * 1000)::float8 AS "silentMs"
    FROM hub WHERE hub.organization_id = ${organizationId}::uuid ORDER BY hub.name`;
  return rows.map(({ silentMs, ...hub }) => ({ ...hub, silentMs: silentMs ?? Number.POSITIVE_INFINITY }));
}

/** Organizations with hubs whose snapshots were signed a day ago or longer. */
export async function listAging(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM organization WHERE epoch_at < clock_timestamp() - ${renewAfterMs}::float8 * interval '1 millisecond'
      AND EXISTS (SELECT FROM hub WHERE hub.organization_id = organization.id)`;
  return rows.map(({ id }) => id);
}
