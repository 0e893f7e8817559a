import { holdCampaign } from "@/features/campaign/reads/hold-campaign";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import type { SetFocalPoint } from "../schema";

/** Corrects what every crop of the campaign keeps; the master's own proposal stays as it was. */
export async function setFocalPoint(scope: Scope, { campaignId, x, y }: SetFocalPoint): Promise<{ revision: number }> {
  return work(scope, "creative.setFocalPoint", async ({ tx, audit, tell }) => {
    const campaign = await holdCampaign(tx, scope, "creative.edit", campaignId);
    if (!campaign.master) throw new Refusal("unready", "There is no master yet. Add a photo first.");
    const { revision } = await tx.campaign.update({ where: { id: campaignId }, data: { focalX: x, focalY: y, revision: { increment: 1 } } });
    audit(`campaign:${campaignId}`, { x, y, revision });
    await tell("campaign.changed", { campaignId });
    return { revision };
  });
}
