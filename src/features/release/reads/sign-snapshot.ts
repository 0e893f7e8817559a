import { getOnlineKey } from "@/features/identity/reads/online-key";
import type { Digest } from "@/kernel/digest";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { digestOfSigned, sign } from "@/platform/signing";
import { documentTypes, HubAssignment } from "../model/document";
import { snapshotOf } from "../model/snapshot";
import { HeadDigest } from "../schema";

export interface SignedSnapshot {
  epoch: number;
  digest: Digest;
  /** SnapshotAnswer as JSON text. */
  text: string;
}

interface Row {
  epoch: bigint;
  epochAt: Date;
  heads: { campaign: string; digest: string; document: string }[];
  stock: unknown;
}

/** The organization's epoch: a snapshot of another one is out of date. */
export async function getEpoch(scope: Scope): Promise<number> {
  const organization = await db().organization.findUnique({ where: { id: scope.organizationId }, select: { epoch: true } });
  if (!organization) throw missing("organization");
  return Number(organization.epoch);
}

/** The snapshot for one hub with the heads it names. One statement reads epoch, heads and assignment, so that they belong together. */
export async function signSnapshot(scope: Scope, hubId: string): Promise<SignedSnapshot> {
  const key = await getOnlineKey(scope, db());
  const [row] = await db().$queryRaw<Row[]>`
    SELECT epoch, epoch_at AS "epochAt", coalesce((
      SELECT json_agg(json_build_object('campaign', campaign.slug, 'digest', newest.digest, 'document', newest.document))
      FROM campaign CROSS JOIN LATERAL (SELECT digest, document FROM head WHERE campaign_id = campaign.id ORDER BY epoch DESC LIMIT 1) AS newest
      WHERE campaign.organization_id = organization.id), '[]'::json) AS heads,
      (SELECT assignment FROM stock_plan WHERE hub_id = ${hubId}::uuid AND stock_plan.organization_id = organization.id) AS stock
    FROM organization WHERE id = ${scope.organizationId}::uuid`;
  if (!row) throw missing("organization");
  const heads = row.heads.map(({ campaign, digest }) => ({ campaign, digest: HeadDigest.parse(digest) }));
  const stock = HubAssignment.nullable().parse(row.stock);
  const facts = { org: scope.organizationId, hub: hubId, keys: key.keys, epoch: Number(row.epoch), epochAt: row.epochAt, heads, stock };
  const signed = await sign(key, documentTypes.snapshot, snapshotOf(facts));
  const text = `{"snapshot":${JSON.stringify(signed)},"heads":[${row.heads.map(({ document }) => document).join(",")}]}`;
  return { epoch: facts.epoch, digest: digestOfSigned(signed), text };
}
