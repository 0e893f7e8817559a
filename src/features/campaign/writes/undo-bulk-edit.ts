import { type Complaint, missing, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import { undoFaults } from "../model/bulk";
import { StoredEdit } from "../model/bulk-change";
import { holdCampaigns } from "../reads/hold-campaign";
import { UndoBulkEdit } from "../schema";
import { writeParts } from "./write-parts";

/**
 * Puts back exactly what a bulk edit changed. Campaigns whose edited parts were changed since are named and nothing is taken back,
 * unless only the unchanged ones are asked for; the others then stay as they are for good.
 */
export async function undoBulkEdit(scope: Scope, typed: UndoBulkEdit): Promise<{ campaigns: number; kept: number }> {
  const { editId, unchangedOnly } = UndoBulkEdit.parse(typed);
  return work(scope, "campaign.undoBulkEdit", async ({ tx, audit, tell }) => {
    const { undoneAt, ...edit } = await holdEdit(tx, scope, editId);
    const ids = edit.campaigns.map(({ campaignId }) => campaignId);
    const sources = await holdCampaigns(tx, scope, "campaign.edit", ids);
    if (undoneAt) throw new Refusal("conflict", "This edit was taken back already. Nothing was changed.");
    const edits = new Map(edit.campaigns.map((edited) => [edited.campaignId, edited]));
    const judged = sources.flatMap((source) => {
      const edited = edits.get(source.id);
      return edited ? [{ edited, name: source.name, faults: undoFaults(source, edited) }] : [];
    });
    const complaints = judged.flatMap(({ name, faults }) => faults.map((says): Complaint => ({ at: name, says })));
    const free = judged.filter(({ faults }) => faults.length === 0).map(({ edited }) => edited);
    if (complaints.length > 0 && !(unchangedOnly && free.length > 0)) throw changedSince(free.length, judged.length - free.length, complaints);
    const revisions = await writeParts(
      tx,
      free.map(({ campaignId, before }) => ({ campaignId, parts: before })),
    );
    const undone = new Set(free.map(({ campaignId }) => campaignId));
    const before = { ...edit, campaigns: edit.campaigns.map((one) => ({ ...one, undone: undone.has(one.campaignId) })) };
    await tx.campaignEdit.update({ where: { id: editId }, data: { undoneAt: new Date(), before } });
    audit(`edit:${editId}`, { campaigns: revisions, kept: judged.length - free.length });
    await tell("campaign.changed", { campaignId: free.length === 1 ? (free[0]?.campaignId ?? null) : null });
    return { campaigns: free.length, kept: judged.length - free.length };
  });
}

/** The edit, locked, so that of two who take it back at once one is told. */
async function holdEdit(tx: Tx, scope: Scope, id: string): Promise<StoredEdit & { undoneAt: Date | null }> {
  await tx.$queryRaw`SELECT id FROM campaign_edit WHERE id = ${id}::uuid AND organization_id = ${scope.organizationId}::uuid FOR UPDATE`;
  const edit = await tx.campaignEdit.findFirst({ where: { id, organizationId: scope.organizationId } });
  if (!edit) throw missing("edit");
  return { ...StoredEdit.parse(edit.before), undoneAt: edit.undoneAt };
}

/** `conflict` when some could still be taken back, `unready` when there is nothing left to. */
function changedSince(free: number, changed: number, complaints: Complaint[]): Refusal {
  const count = changed === 1 ? "One campaign was" : `${changed} campaigns were`;
  const others = free === 1 ? "The other one" : `The other ${free}`;
  const way = free > 0 ? `${others} can still be taken back.` : "There is nothing left of it to take back.";
  return new Refusal(free > 0 ? "conflict" : "unready", `${count} changed since this edit. Nothing was taken back. ${way}`, complaints);
}
