import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { campaignOfBuild, closeBuild } from "./record-cells";

interface Failure {
  buildId: string;
  /** Null when the whole build could not even be planned. */
  placementKey: string | null;
  /** A sentence for people. */
  reason: string;
}

/** Gives up on what is unfinished of a placement, or of the whole build; what was built stays. */
export async function recordFailure(scope: Scope, { buildId, placementKey, reason }: Failure): Promise<void> {
  await work(scope, "variant.recordFailure", async ({ tx, audit, tell }) => {
    const campaignId = await campaignOfBuild(tx, scope, buildId);
    const open = { buildId, state: { in: ["queued", "rendering"] }, ...(placementKey === null ? {} : { placementKey }) };
    const { count } = await tx.buildItem.updateMany({ where: open, data: { state: "failed", reason } });
    if (placementKey === null) {
      await tx.build.updateMany({
        where: { id: buildId, state: { in: ["queued", "running"] } },
        data: { state: "failed", failure: reason, finishedAt: new Date() },
      });
    }
    await closeBuild(tx, buildId);
    audit(`build:${buildId}`, { placementKey, cells: count, reason });
    await tell("variant.progress", { campaignId, buildId });
  });
}
