import { type Complaint, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { daysLeft, restorableDays } from "../model/archive";
import type { BulkSource } from "../model/bulk";
import { holdCampaigns } from "../reads/hold-campaign";
import { ChosenCampaigns } from "../schema";

/** Brings archived campaigns back as they were, all of them or none; refused from 30 days on, when they stay archived and nothing of them is deleted. */
export async function restoreCampaign(scope: Scope, typed: ChosenCampaigns): Promise<{ restored: number }> {
  const { campaignIds } = ChosenCampaigns.parse(typed);
  return work(scope, "campaign.restore", async ({ tx, audit, tell }) => {
    const held = await holdCampaigns(tx, scope, "campaign.edit", campaignIds);
    demandRestorable(held, new Date());
    await tx.campaign.updateMany({ where: { id: { in: campaignIds } }, data: { archivedAt: null } });
    const [only] = held;
    audit(held.length === 1 && only ? `campaign:${only.id}` : `campaigns:${held.length}`, {
      campaigns: Object.fromEntries(held.map(({ id, revision }) => [id, revision])),
    });
    await tell("campaign.changed", { campaignId: held.length === 1 && only ? only.id : null });
    return { restored: held.length };
  });
}

function demandRestorable(held: readonly BulkSource[], now: Date): void {
  const active = held.filter(({ archivedAt }) => !archivedAt).map(({ name }): Complaint => ({ at: name, says: "is not archived." }));
  if (active.length > 0) throw new Refusal("conflict", "Some of these campaigns are not archived. Nothing was changed.", active);
  const over = held.filter(({ archivedAt }) => archivedAt && daysLeft(archivedAt, now) === 0);
  if (over.length === 0) return;
  const complaints = over.map(({ name, archivedAt }): Complaint => ({ at: name, says: `was archived on ${archivedAt?.toISOString().slice(0, 10)}.` }));
  const says = `A campaign can be restored for ${restorableDays} days; that is over here. Nothing was changed: it stays archived, nothing of it is deleted, and it can be duplicated.`;
  throw new Refusal("unready", says, complaints);
}
