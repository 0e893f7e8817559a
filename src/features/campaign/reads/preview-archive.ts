import { may, sees } from "@/features/identity/policy";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { ChosenCampaigns } from "../schema";

/** What goes on after a campaign is archived. */
export interface ArchiveLine {
  id: string;
  name: string;
  teamId: string;
  /** The release that stays live, and the one that will be; null without one. */
  live: number | null;
  staged: number | null;
  /** Hubs that said they serve the live one. */
  hubs: number;
  /** A build that is under way and will be finished. */
  building: boolean;
  may: { edit: boolean };
}

/** What stays live of the campaigns that are about to be archived, by name. Throws *missing* for one that the scope does not see. */
export async function previewArchive(scope: Scope, typed: ChosenCampaigns): Promise<ArchiveLine[]> {
  const { campaignIds } = ChosenCampaigns.parse(typed);
  const rows = await db().$queryRaw<Omit<ArchiveLine, "may">[]>`
    SELECT campaign.id, campaign.name, campaign.team_id AS "teamId", newest.active_number AS live, newest.staged_number AS staged,
      (SELECT count(DISTINCT head_ack.hub_id) FROM head JOIN head_ack ON head_ack.head_digest = head.digest
        WHERE head.campaign_id = campaign.id AND head.active_number = newest.active_number AND head_ack.kind = 'activated')::int AS hubs,
      EXISTS (SELECT FROM build WHERE build.campaign_id = campaign.id AND build.state IN ('queued', 'running')) AS building
    FROM campaign
    LEFT JOIN LATERAL (SELECT active_number, staged_number FROM head WHERE campaign_id = campaign.id ORDER BY epoch DESC LIMIT 1) AS newest ON true
    WHERE campaign.organization_id = ${scope.organizationId}::uuid AND campaign.id = ANY(${campaignIds}::uuid[])
    ORDER BY campaign.name, campaign.id`;
  const seen = rows.filter(({ teamId }) => sees(scope, teamId));
  if (seen.length < new Set(campaignIds).size) throw missing("campaign");
  return seen.map((row) => ({ ...row, may: { edit: may(scope, "campaign.edit", row.teamId) } }));
}
