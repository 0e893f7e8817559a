import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { type ChangeView, changesBetween } from "../model/shown";
import type { CompareReleases } from "../schema";
import { findShown, viewChanges } from "./find-shown";

/** What changes on screen from one release of the campaign to another; without `from`, everything is added. */
export async function compareReleases(scope: Scope, { campaignId, from, to }: CompareReleases): Promise<ChangeView[]> {
  const campaign = await getCampaign(scope, { id: campaignId });
  const before = from === null ? [] : await shownBy(scope, campaign.id, from);
  return viewChanges(changesBetween(before, await shownBy(scope, campaign.id, to)), new Date());
}

async function shownBy(scope: Scope, campaignId: string, number: number) {
  const release = await db().release.findUnique({ where: { campaignId_number: { campaignId, number } } });
  if (!release) throw missing("release");
  return findShown(scope, db(), release.contentDigest);
}
