import { seenTeams } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";
import type { CampaignView } from "../model/campaign";
import type { Shares } from "../model/volume";

/** A campaign as the list reads it, in one query for all. */
export interface CampaignRow extends Shares, Pick<CampaignView, "id" | "teamId" | "slug" | "name" | "revision" | "labels" | "archivedAt"> {
  team: string;
  createdAt: Date;
  budgetMicros: bigint | null;
  budgetCurrency: string | null;
  proofDigest: string | null;
  fromOn: string | null;
  untilOn: string | null;
  /** Some cell has a good build. */
  hasBuilds: boolean;
  live: number | null;
  staged: number | null;
}

/** Every campaign that the scope sees, those that are archived or those that are not. */
export async function listRows(scope: Scope, { archived }: { archived: boolean }, tx: Tx = db()): Promise<CampaignRow[]> {
  const teams = seenTeams(scope);
  return tx.$queryRaw<CampaignRow[]>`
    SELECT campaign.id, campaign.team_id AS "teamId", team.name AS team, campaign.slug, campaign.name, campaign.revision, campaign.labels,
      campaign.archived_at AS "archivedAt", campaign.created_at AS "createdAt",
      campaign.budget_micros AS "budgetMicros", campaign.budget_currency AS "budgetCurrency", master.proof_digest AS "proofDigest",
      coalesce(market.list, '[]') AS markets, coalesce(placement.list, '[]') AS placements, coalesce(connector.list, '[]') AS connectors,
      flight.from_on::text AS "fromOn", flight.until_on::text AS "untilOn", EXISTS (SELECT FROM variant WHERE campaign_id = campaign.id AND passed) AS "hasBuilds",
      head.active_number AS live, head.staged_number AS staged
    FROM campaign
    JOIN team ON team.id = campaign.team_id
    LEFT JOIN master ON master.id = campaign.master_id
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('market', market, 'locale', locale, 'sharePpm', share_ppm) ORDER BY position) AS list
      FROM campaign_market WHERE campaign_id = campaign.id) AS market
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('key', key, 'connector', connector, 'sharePpm', share_ppm) ORDER BY position) AS list
      FROM placement WHERE campaign_id = campaign.id) AS placement
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('connector', connector, 'sharePpm', share_ppm)) AS list
      FROM campaign_connector WHERE campaign_id = campaign.id) AS connector
    CROSS JOIN LATERAL (SELECT min(from_on) AS from_on, max(until_on) AS until_on FROM flight WHERE campaign_id = campaign.id) AS flight
    LEFT JOIN LATERAL (SELECT active_number, staged_number FROM head WHERE campaign_id = campaign.id ORDER BY epoch DESC LIMIT 1) AS head ON true
    WHERE campaign.organization_id = ${scope.organizationId}::uuid
      AND (${teams === null} OR campaign.team_id = ANY(${teams ?? []}::uuid[]))
      AND (campaign.archived_at IS NOT NULL) = ${archived}`;
}

/** How many campaigns the scope sees, whatever the filter. */
export async function countCampaigns(scope: Scope, tx: Tx = db()): Promise<{ active: number; archived: number }> {
  const teams = seenTeams(scope);
  const seen = { organizationId: scope.organizationId, ...(teams && { teamId: { in: teams } }) };
  const [all, active] = await Promise.all([tx.campaign.count({ where: seen }), tx.campaign.count({ where: { ...seen, archivedAt: null } })]);
  return { active, archived: all - active };
}
