import { type Complaint, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { holdCampaigns } from "../reads/hold-campaign";
import { ChosenCampaigns } from "../schema";

/**
 * Puts campaigns out of the list and of planning sums, all of them or none; they can be restored for 30 days.
 * Delivery is not touched: tags answer and releases stay live on the hubs.
 */
export async function archiveCampaign(scope: Scope, typed: ChosenCampaigns): Promise<{ archived: number }> {
  const { campaignIds } = ChosenCampaigns.parse(typed);
  return work(scope, "campaign.archive", async ({ tx, audit, tell }) => {
    const held = await holdCampaigns(tx, scope, "campaign.edit", campaignIds);
    const before = held.filter(({ archivedAt }) => archivedAt).map(({ name }): Complaint => ({ at: name, says: "is archived already." }));
    if (before.length > 0) throw new Refusal("conflict", "Some of these campaigns are archived already. Nothing was changed.", before);
    await tx.campaign.updateMany({ where: { id: { in: campaignIds } }, data: { archivedAt: new Date() } });
    audit(subjectOf(campaignIds), { campaigns: Object.fromEntries(held.map(({ id, revision }) => [id, revision])) });
    await tell("campaign.changed", { campaignId: campaignIds.length === 1 ? (campaignIds[0] ?? null) : null });
    return { archived: held.length };
  });
}

function subjectOf(ids: readonly string[]): string {
  return ids.length === 1 ? `campaign:${ids[0]}` : `campaigns:${ids.length}`;
}
