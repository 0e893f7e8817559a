import { type Action, may } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { previewUrl } from "@/platform/preview-link";
import { proofMime, type ShownCampaign } from "../model/campaign";
import { getCampaign } from "./get-campaign";

/** The campaign for its screens: with a link to its master's proof and what the person there may do; nothing while it is archived. */
export async function showCampaign(scope: Scope, by: { slug: string }): Promise<ShownCampaign> {
  const campaign = await getCampaign(scope, by);
  const { master, teamId, archivedAt } = campaign;
  const can = (action: Action) => !archivedAt && may(scope, action, teamId);
  return {
    ...campaign,
    proofUrl: master && previewUrl(master.proofDigest, proofMime, Date.now()),
    may: { edit: can("campaign.edit"), create: can("creative.edit"), build: can("variant.build"), restore: may(scope, "campaign.edit", teamId) },
  };
}
