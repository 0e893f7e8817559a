import { type Action, demand } from "@/features/identity/policy";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { archivedRefusal } from "../model/archive";
import type { BulkSource } from "../model/bulk";
import type { CampaignView } from "../model/campaign";
import { getCampaign } from "./get-campaign";
import { listBulkSources } from "./list-bulk-sources";

/** What a verb makes of an archived campaign. Rolling back does not come here: what is out can be taken back for ever. */
export interface Holding {
  archived: "refused" | "taken";
}

/**
 * For verbs: the campaign, locked until the transaction ends, so that edits of one campaign follow each other.
 * Throws *missing* or *forbidden*, and *unready* for an archived one unless the verb takes those.
 */
export async function holdCampaign(tx: Tx, scope: Scope, action: Action, id: string, holding: Holding = { archived: "refused" }): Promise<CampaignView> {
  await tx.$queryRaw`SELECT id FROM campaign WHERE id = ${id}::uuid AND organization_id = ${scope.organizationId}::uuid FOR UPDATE`;
  const campaign = await getCampaign(scope, { id }, tx);
  demand(scope, action, "campaign", campaign.teamId);
  if (campaign.archivedAt && holding.archived === "refused") throw archivedRefusal(campaign.name, campaign.archivedAt, new Date());
  return campaign;
}

/** Several campaigns, locked in one order so that two edits of many wait for each other; throws *missing* or *forbidden* for any. Archived ones are the verb's to judge. */
export async function holdCampaigns(tx: Tx, scope: Scope, action: Action, ids: readonly string[]): Promise<BulkSource[]> {
  await tx.$queryRaw`
    SELECT id FROM campaign WHERE id = ANY(${[...ids]}::uuid[]) AND organization_id = ${scope.organizationId}::uuid ORDER BY id FOR UPDATE`;
  const sources = await listBulkSources(scope, ids, tx);
  if (sources.length < new Set(ids).size) throw missing("campaign");
  for (const { teamId } of sources) demand(scope, action, "campaign", teamId);
  return sources;
}
