import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { MatrixBuild } from "../model/matrix";
import { countItems, isAttended } from "./get-build";

const open = ["queued", "rendering"];

/** How far the campaign's latest build is; null before the first. */
export async function findMatrixBuild(scope: Scope, campaignId: string): Promise<MatrixBuild | null> {
  const owned = { campaignId, campaign: { organizationId: scope.organizationId } };
  const build = await db().build.findFirst({ where: owned, select: { id: true, state: true, failure: true }, orderBy: { createdAt: "desc" } });
  if (!build) return null;
  const counts = await countItems(db(), build.id);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const waiting = open.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const running = build.state === "queued" || build.state === "running";
  return { id: build.id, running, done: total - waiting, total, failure: build.failure, attended: !running || (await isAttended(db())) };
}
