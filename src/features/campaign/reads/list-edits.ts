import { may } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { BulkChange } from "../model/bulk-change";

/** A bulk edit that can be taken back, or was. */
export interface EditLine {
  id: string;
  at: Date;
  /** Who made it; null for somebody who is gone, and for a process. */
  by: string | null;
  change: BulkChange;
  /** Names, in the order of the names. */
  campaigns: string[];
  undoneAt: Date | null;
  /** How many campaigns were changed since and therefore not taken back. */
  kept: number;
}

const shown = 10;
/** Other actors are processes. */
const personId = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

/** The last ten bulk edits of campaigns that the scope may edit, the newest first. */
export async function listEdits(scope: Scope): Promise<EditLine[]> {
  const all = await db().team.findMany({ where: { organizationId: scope.organizationId }, select: { id: true } });
  const teams = all.flatMap(({ id }) => (may(scope, "campaign.edit", id) ? [id] : []));
  if (teams.length === 0) return [];
  const rows = await db().$queryRaw<(Omit<EditLine, "change"> & { change: unknown })[]>`
    SELECT edit.id, edit.at, person.name AS by, edit.change, named.campaigns, edit.undone_at AS "undoneAt",
      CASE WHEN edit.undone_at IS NULL THEN 0 ELSE named.kept END AS kept
    FROM (
      SELECT id, at, actor, undone_at, before->'change' AS change, before->'campaigns' AS campaigns
      FROM campaign_edit WHERE organization_id = ${scope.organizationId}::uuid ORDER BY at DESC, id DESC) AS edit
    CROSS JOIN LATERAL (
      SELECT array_agg(campaign.name ORDER BY campaign.name) AS campaigns, (count(*) FILTER (WHERE edited.undone IS NOT TRUE))::int AS kept,
        count(*) = count(campaign.id) AS "isEditable"
      FROM jsonb_to_recordset(edit.campaigns) AS edited("campaignId" uuid, undone boolean)
      LEFT JOIN campaign ON campaign.id = edited."campaignId" AND campaign.organization_id = ${scope.organizationId}::uuid
        AND campaign.team_id = ANY(${teams}::uuid[])) AS named
    LEFT JOIN person ON person.id = CASE WHEN edit.actor ~ ${personId} THEN edit.actor::uuid END
    WHERE named."isEditable"
    ORDER BY edit.at DESC, edit.id DESC LIMIT ${shown}`;
  return rows.map((row) => ({ ...row, change: BulkChange.parse(row.change) }));
}
