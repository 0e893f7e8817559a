import { getOnlineKey } from "@/features/identity/reads/online-key";
import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { digestOfSigned, sign } from "@/platform/signing";
import { documentTypes, type Head } from "../model/document";
import { type Intention, nextHead } from "../model/issue-head";
import type { LockedCampaign } from "./lock-campaign";
import { raiseEpoch } from "./raise-epoch";

/** Signs and stores the campaign's next head. Everything else of the transaction comes before it, since the epoch rises here. */
export async function issueHead(scope: Scope, tx: Tx, campaign: LockedCampaign, previous: Head | null, intention: Intention): Promise<Digest> {
  const key = await getOnlineKey(scope, tx);
  const risen = await raiseEpoch(scope, tx);
  const issue = { org: scope.organizationId, campaign: campaign.slug, keys: key.keys, epoch: Number(risen.epoch), issuedAt: risen.epochAt };
  const head = nextHead(previous, intention, issue);
  const signed = await sign(key, documentTypes.head, head);
  const digest = digestOfSigned(signed);
  await tx.head.create({
    data: {
      digest,
      campaignId: campaign.id,
      organizationId: scope.organizationId,
      epoch: risen.epoch,
      document: JSON.stringify(signed),
      activeNumber: head.active?.release ?? null,
      stagedNumber: head.staged?.release ?? null,
      cause: head.cause.kind,
      requestedAt: campaign.requestedAt,
      issuedAt: risen.epochAt,
    },
  });
  return digest;
}
