import { getCampaign } from "@/features/campaign/reads/get-campaign";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { BuildView } from "../model/cell-view";

/** A builder beats every few seconds; after this long without one, nobody builds. */
const silentMs = 20_000;

/** The campaign's latest build, or null before the first. */
export async function getBuild(scope: Scope, { campaignId }: { campaignId: string }): Promise<BuildView | null> {
  await getCampaign(scope, { id: campaignId });
  const build = await db().build.findFirst({
    where: { campaignId },
    select: { id: true, state: true, failure: true, createdAt: true, startedAt: true, finishedAt: true, items: { select: { state: true } } },
    orderBy: { createdAt: "desc" },
  });
  if (!build) return null;
  const { items, ...facts } = build;
  return { ...facts, counts: countsOf(items), attended: await isAttended() };
}

function countsOf(items: { state: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

async function isAttended(): Promise<boolean> {
  const pulse = await db().builderPulse.findFirst({ where: { at: { gt: new Date(Date.now() - silentMs) } } });
  return pulse !== null;
}
