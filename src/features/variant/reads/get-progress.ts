import { sees } from "@/features/identity/policy";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { MatrixBuild } from "../model/matrix";
import type { GetBuild } from "../schema";
import { findMatrixBuild } from "./matrix-build";

/** How far the campaign's latest build is, without its cells: for screens that ask every second. Null before the first. */
export async function getProgress(scope: Scope, { campaignId }: GetBuild): Promise<MatrixBuild | null> {
  const campaign = await db().campaign.findFirst({ where: { id: campaignId, organizationId: scope.organizationId }, select: { teamId: true } });
  if (!campaign || !sees(scope, campaign.teamId)) throw missing("campaign");
  return findMatrixBuild(scope, campaignId);
}
