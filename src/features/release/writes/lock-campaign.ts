import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";

export interface LockedCampaign {
  id: string;
  teamId: string;
  slug: string;
  revision: number;
  /** The database's clock when the transaction began. */
  requestedAt: Date;
}

/** Takes the campaign's row until the transaction ends: releases and heads of one campaign are made one after another. */
export async function lockCampaign(scope: Scope, tx: Tx, campaignId: string): Promise<LockedCampaign> {
  const rows = await tx.$queryRaw<LockedCampaign[]>`
    SELECT id, team_id AS "teamId", slug, revision, now() AS "requestedAt" FROM campaign
    WHERE id = ${campaignId}::uuid AND organization_id = ${scope.organizationId}::uuid FOR UPDATE`;
  const [campaign] = rows;
  if (!campaign) throw missing("campaign");
  return campaign;
}
