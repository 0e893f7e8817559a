import { demand } from "@/features/identity/policy";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";

export interface SeenCampaign {
  id: string;
  teamId: string;
  slug: string;
  revision: number;
  archivedAt: Date | null;
}

/** The campaign when the scope may read its releases; else throws *missing*. */
export async function seeCampaign(scope: Scope, id: string): Promise<SeenCampaign> {
  const campaign = await db().campaign.findFirst({
    where: { id, organizationId: scope.organizationId },
    select: { id: true, teamId: true, slug: true, revision: true, archivedAt: true },
  });
  if (!campaign) throw missing("campaign");
  demand(scope, "release.read", "campaign", campaign.teamId);
  return campaign;
}
