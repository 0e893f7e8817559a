import { getCampaign } from "@/features/campaign/reads/get-campaign";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";
import type { BuildView } from "../model/cell-view";

/** A builder beats every few seconds; after this long without one, nobody builds. */
const silentMs = 20_000;

/** The campaign's latest build, or null before the first. */
export async function getBuild(scope: Scope, { campaignId }: { campaignId: string }): Promise<BuildView | null> {
  await getCampaign(scope, { id: campaignId });
  const build = await db().build.findFirst({
    where: { campaignId },
    select: { id: true, state: true, failure: true, createdAt: true, startedAt: true, finishedAt: true },
    orderBy: { createdAt: "desc" },
  });
  if (!build) return null;
  return { ...build, counts: await countItems(db(), build.id), attended: await isAttended(db()) };
}

/** How many cells of a build are in each state. The caller has proven that the scope sees it. */
export async function countItems(tx: Tx, buildId: string): Promise<Record<string, number>> {
  const rows = await tx.buildItem.groupBy({ by: ["state"], where: { buildId }, _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
}

/** True while a builder has been heard lately. */
export async function isAttended(tx: Tx): Promise<boolean> {
  const pulse = await tx.builderPulse.findFirst({ where: { at: { gt: new Date(Date.now() - silentMs) } } });
  return pulse !== null;
}
