import { type Action, demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import type { CampaignView } from "../model/campaign";
import { getCampaign } from "./get-campaign";

/** For verbs: the campaign, locked until the transaction ends, so that edits of one campaign follow each other; throws *missing* or *forbidden*. */
export async function holdCampaign(tx: Tx, scope: Scope, action: Action, id: string): Promise<CampaignView> {
  await tx.$queryRaw`SELECT id FROM campaign WHERE id = ${id}::uuid AND organization_id = ${scope.organizationId}::uuid FOR UPDATE`;
  const campaign = await getCampaign(scope, { id }, tx);
  demand(scope, action, "campaign", campaign.teamId);
  return campaign;
}
