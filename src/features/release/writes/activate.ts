import { demand } from "@/features/identity/policy";
import type { Digest } from "@/kernel/digest";
import { missing, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import { findCurrentHead } from "../reads/current-head";
import { Activate } from "../schema";
import { issueHead } from "./issue-head";
import { lockCampaign } from "./lock-campaign";

/**
 * Makes the staged release live; asked by the gateway once the hubs have it. Any number of gateways may ask:
 * one wins, the others are refused `conflict`, as are those who come after a newer head.
 */
export async function activate(scope: Scope, input: Activate): Promise<{ number: number; headDigest: Digest }> {
  const { headDigest: stagedDigest, skipped } = Activate.parse(input);
  return work(scope, "release.activate", async ({ tx, audit, tell }) => {
    const stored = await tx.head.findFirst({ where: { digest: stagedDigest, organizationId: scope.organizationId } });
    if (!stored) throw missing("head");
    const campaign = await lockCampaign(scope, tx, stored.campaignId);
    demand(scope, "release.publish", "campaign", campaign.teamId);
    const current = await findCurrentHead(tx, campaign.id);
    if (!current?.head.staged || current.digest !== stagedDigest) throw new Refusal("conflict", "A newer head came first; nothing was activated.");
    await recordSkipped(scope, tx, stagedDigest, skipped);
    const number = current.head.staged.release;
    audit(`campaign:${campaign.id}`, { number, skipped: skipped.map(({ name }) => name) });
    const headDigest = await issueHead(scope, tx, campaign, current.head, { kind: "activate", except: skipped.map(({ name }) => name) });
    await tell("release.head", { campaignId: campaign.id, headDigest });
    return { number, headDigest };
  });
}

async function recordSkipped(scope: Scope, tx: Tx, headDigest: Digest, skipped: Activate["skipped"]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO head_ack (head_digest, hub_id, kind, reason, ms, at)
    SELECT head.digest, hub.id, 'skipped', given.reason, extract(epoch FROM clock_timestamp() - head.requested_at) * 1000, clock_timestamp()
    FROM unnest(${skipped.map(({ hubId }) => hubId)}::uuid[], ${skipped.map(({ reason }) => reason)}::text[]) AS given(hub_id, reason)
    JOIN hub ON hub.id = given.hub_id AND hub.organization_id = ${scope.organizationId}::uuid
    JOIN head ON head.digest = ${headDigest}
    ON CONFLICT DO NOTHING`;
}
