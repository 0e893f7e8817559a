import { sees } from "@/features/identity/policy";
import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { HeadDigest } from "../schema";

export interface InFlight {
  campaignId: string;
  slug: string;
  name: string;
  headDigest: Digest;
  cause: string;
  activeNumber: number | null;
  /** Being staged on the hubs; null when the newest head is live. */
  stagedNumber: number | null;
  issuedAt: Date;
}

const shown = 6;

/** The newest head of each campaign that the scope sees: what is being staged first, then the latest. */
export async function listInFlight(scope: Scope): Promise<InFlight[]> {
  const rows = await db().$queryRaw<(Omit<InFlight, "headDigest"> & { digest: string; teamId: string })[]>`
    SELECT campaign.id AS "campaignId", slug, name, team_id AS "teamId", digest, cause,
      active_number AS "activeNumber", staged_number AS "stagedNumber", issued_at AS "issuedAt"
    FROM campaign CROSS JOIN LATERAL (SELECT * FROM head WHERE campaign_id = campaign.id ORDER BY epoch DESC LIMIT 1) AS newest
    WHERE campaign.organization_id = ${scope.organizationId}::uuid
    ORDER BY staged_number IS NULL, issued_at DESC`;
  return rows
    .filter(({ teamId }) => sees(scope, teamId))
    .slice(0, shown)
    .map(({ digest, teamId: _, ...row }) => ({ ...row, headDigest: HeadDigest.parse(digest) }));
}
