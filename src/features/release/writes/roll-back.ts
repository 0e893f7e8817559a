import { demand } from "@/features/identity/policy";
import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { rollbackTarget } from "../model/rollback-target";
import { findCurrentHead, listLived } from "../reads/current-head";
import { RollBack } from "../schema";
import { issueHead } from "./issue-head";
import { lockCampaign } from "./lock-campaign";
import { nextNumber, storeRelease } from "./next-release";

/**
 * Makes a new release of older content and activates it in one head; a release that is being staged is parked.
 * Refuses `unready` when there is nothing to restore, `missing` for a number that was never live.
 */
export async function rollBack(scope: Scope, input: RollBack): Promise<{ number: number; restores: number; headDigest: Digest }> {
  const { campaignId, to, reason } = RollBack.parse(input);
  return work(scope, "release.rollBack", async ({ tx, audit, tell }) => {
    const campaign = await lockCampaign(scope, tx, campaignId);
    demand(scope, "release.rollBack", "campaign", campaign.teamId);
    const current = await findCurrentHead(tx, campaignId);
    const { release: restores, content } = rollbackTarget(current?.head ?? null, await listLived(tx, campaignId), to);
    const number = await nextNumber(tx, campaignId);
    await storeRelease(scope, tx, { campaignId, number, contentDigest: content, cause: "rollback", restores, note: reason });
    audit(`campaign:${campaignId}`, { number, restores, reason, parked: current?.head.staged?.release ?? null });
    const intention = { kind: "rollback", release: { release: number, content }, restores } as const;
    const headDigest = await issueHead(scope, tx, campaign, current?.head ?? null, intention);
    await tell("release.head", { campaignId, headDigest });
    return { number, restores, headDigest };
  });
}
