import type * as z from "zod";
import { type Complaint, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { type BulkPlan, type BulkSource, editedOf, planBulk } from "../model/bulk";
import { seenOf } from "../model/seen";
import { holdCampaigns } from "../reads/hold-campaign";
import { BulkEdit } from "../schema";
import { writeParts } from "./write-parts";

type Planned = { source: BulkSource; plan: BulkPlan };

/**
 * Applies a previewed change to all of the campaigns or to none: one that changed since the preview, or that cannot take it, is named.
 * What was there before is kept, so that the edit can be taken back. Only what the brief says is touched: nothing has to be built again.
 */
export async function bulkEdit(scope: Scope, typed: BulkEdit): Promise<{ editId: string; campaigns: number }> {
  const { campaigns, change } = BulkEdit.parse(typed);
  return work(scope, "campaign.bulkEdit", async ({ tx, audit, tell }) => {
    const ids = campaigns.map(({ id }) => id);
    const held = await holdCampaigns(tx, scope, "campaign.edit", ids);
    demandSeen(held, campaigns);
    const planned = held.map((source) => ({ source, plan: planBulk(source, change) }));
    demandSound(planned);
    const changed = planned.filter(({ plan }) => plan.differences.length > 0);
    if (changed.length === 0) throw new Refusal("invalid", "Every one of these campaigns is like that already. Nothing was changed.");
    const edited = changed.map(({ source, plan }) => editedOf(source.id, plan));
    const revisions = await writeParts(
      tx,
      edited.map(({ campaignId, after }) => ({ campaignId, parts: after })),
    );
    const edit = await tx.campaignEdit.create({ data: { organizationId: scope.organizationId, actor: scope.actor, before: { change, campaigns: edited } } });
    audit(`edit:${edit.id}`, { campaigns: revisions, change });
    await tell("campaign.changed", { campaignId: changed.length === 1 ? (changed[0]?.source.id ?? null) : null });
    return { editId: edit.id, campaigns: changed.length };
  });
}

function demandSeen(held: readonly BulkSource[], campaigns: z.output<typeof BulkEdit>["campaigns"]): void {
  const seen = new Map(campaigns.map(({ id, seen: mark }) => [id, mark]));
  const changed = held.filter((source) => seenOf(source) !== seen.get(source.id));
  if (changed.length === 0) return;
  const count = changed.length === 1 ? "One campaign" : `${changed.length} campaigns`;
  const complaints = changed.map(({ name, archivedAt }): Complaint => ({ at: name, says: archivedAt ? "was archived since." : "was changed since." }));
  throw new Refusal("conflict", `${count} changed since you looked. Nothing was applied, to any of them. Preview the edit again.`, complaints);
}

function demandSound(planned: readonly Planned[]): void {
  const complaints = planned.flatMap(({ source, plan }) => plan.complaints.map((says): Complaint => ({ at: source.name, says })));
  if (complaints.length > 0)
    throw new Refusal("invalid", "Some of these campaigns cannot take this change. Nothing was applied. Preview the edit again.", complaints);
}
