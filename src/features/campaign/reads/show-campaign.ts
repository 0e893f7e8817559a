import { may } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { previewUrl } from "@/platform/preview-link";
import { proofMime, type ShownCampaign } from "../model/campaign";
import { getCampaign } from "./get-campaign";

/** The campaign for its screens: with a link to its master's proof and what the person there may do. */
export async function showCampaign(scope: Scope, by: { slug: string }): Promise<ShownCampaign> {
  const campaign = await getCampaign(scope, by);
  const { master, teamId } = campaign;
  return {
    ...campaign,
    proofUrl: master && previewUrl(master.proofDigest, proofMime, Date.now()),
    may: { edit: may(scope, "campaign.edit", teamId), create: may(scope, "creative.edit", teamId), build: may(scope, "variant.build", teamId) },
  };
}
