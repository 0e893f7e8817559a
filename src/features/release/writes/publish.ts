import type { CampaignView } from "@/features/campaign/model/campaign";
import { holdCampaign } from "@/features/campaign/reads/hold-campaign";
import type { Digest } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import { contentOf } from "../model/compose";
import { Content } from "../model/document";
import { piecesOf } from "../model/pieces";
import { tooMuchIn } from "../model/too-much";
import { findCurrentHead } from "../reads/current-head";
import { findChanges } from "../reads/find-changes";
import { Publish } from "../schema";
import { issueHead } from "./issue-head";
import { lockCampaign } from "./lock-campaign";
import { nextNumber, storeRelease } from "./next-release";

/**
 * Makes the campaign's next release from what is built, fresh and checked, and stages it on the hubs; without any hub it is live at once.
 * Refuses `conflict` when the campaign changed since `revision`, `unready` naming each cell that cannot go, or for an archived campaign, and
 * `limit` when hubs would not take so much.
 */
export async function publish(scope: Scope, input: Publish): Promise<{ number: number; headDigest: Digest }> {
  const { campaignId, note, revision } = Publish.parse(input);
  return work(scope, "release.publish", async ({ tx, audit, tell }) => {
    const campaign = await lockCampaign(scope, tx, campaignId);
    const view = await holdCampaign(tx, scope, "release.publish", campaignId);
    if (campaign.revision !== revision) throw await findChanges(scope, tx, campaign, revision);
    const number = await nextNumber(tx, campaignId);
    const content = await storeContent(scope, tx, view, number);
    await storeRelease(scope, tx, { campaignId, number, contentDigest: content, cause: "publish", note });
    // The next person's screen is out of date from here on, as after any other edit.
    const risen = await tx.campaign.update({ where: { id: campaignId }, data: { revision: { increment: 1 } } });
    const stage = (await tx.hub.count({ where: { organizationId: scope.organizationId } })) > 0;
    const current = await findCurrentHead(tx, campaignId);
    audit(`campaign:${campaignId}`, { number, note, content, revision: risen.revision });
    const headDigest = await issueHead(scope, tx, campaign, current?.head ?? null, { kind: "publish", release: { release: number, content }, stage });
    await tell("release.head", { campaignId, headDigest });
    await tell("campaign.changed", { campaignId });
    return { number, headDigest };
  });
}

async function storeContent(scope: Scope, tx: Tx, view: CampaignView, release: number): Promise<Digest> {
  const pieces = piecesOf(view, await tx.variant.findMany({ where: { campaignId: view.id } }), new Date());
  const content = contentOf(scope.organizationId, view, release, pieces);
  const payload = new Uint8Array(Buffer.from(JSON.stringify(content)));
  const complaints = tooMuchIn(content, payload.byteLength);
  if (complaints.length > 0)
    throw new Refusal("limit", "This release is more than a hub takes. Nothing was published. Take out what is named, then publish.", complaints);
  Content.parse(content);
  const digest = digestOf(payload);
  await tx.document.create({ data: { organizationId: scope.organizationId, digest, payload } });
  return digest;
}
