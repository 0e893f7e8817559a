import { may } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { type BulkChange, StoredEdit } from "../model/bulk-change";

/** A bulk edit that can be taken back, or was. */
export interface EditLine {
  id: string;
  at: Date;
  /** Who made it; null for somebody who is gone. */
  by: string | null;
  change: BulkChange;
  /** Names, in the order of the names. */
  campaigns: string[];
  undoneAt: Date | null;
  /** How many campaigns were changed since and therefore not taken back. */
  kept: number;
}

const shown = 10;
const looked = 60;

/** The last ten bulk edits of campaigns that the scope may edit, the newest first. */
export async function listEdits(scope: Scope): Promise<EditLine[]> {
  const rows = await db().campaignEdit.findMany({ where: { organizationId: scope.organizationId }, orderBy: [{ at: "desc" }, { id: "desc" }], take: looked });
  const edits = rows.map(({ before, ...row }) => ({ ...row, ...StoredEdit.parse(before) }));
  const ids = [...new Set(edits.flatMap(({ campaigns }) => campaigns.map(({ campaignId }) => campaignId)))];
  const campaigns = await db().campaign.findMany({
    where: { id: { in: ids }, organizationId: scope.organizationId },
    select: { id: true, name: true, teamId: true },
  });
  const editable = new Map(campaigns.filter(({ teamId }) => may(scope, "campaign.edit", teamId)).map(({ id, name }) => [id, name]));
  const own = edits.filter((edit) => edit.campaigns.every(({ campaignId }) => editable.has(campaignId))).slice(0, shown);
  const people = await db().person.findMany({ where: { id: { in: own.map(({ actor }) => actor).filter(isPerson) } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return own.map(({ id, at, actor, change, undoneAt, campaigns: edited }) => ({
    ...{ id, at, change, undoneAt, by: names.get(actor) ?? null },
    campaigns: edited.map(({ campaignId }) => editable.get(campaignId) ?? ""),
    kept: undoneAt ? edited.filter(({ undone }) => !undone).length : 0,
  }));
}

/** Other actors are processes. */
const isPerson = (actor: string) => /^[0-9a-f-]{36}$/.test(actor);
