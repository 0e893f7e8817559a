import type { Digest } from "@/kernel/digest";
import type { Tx } from "@/platform/db";
import { payloadBytes } from "@/platform/signing";
import { Head, SignedDocument } from "../model/document";
import type { Lived } from "../model/rollback-target";
import { HeadDigest } from "../schema";

export interface StoredHead {
  digest: Digest;
  head: Head;
  requestedAt: Date;
}

/** The payload of a head as it was signed by us. */
export function headOf(document: string): Head {
  return Head.parse(JSON.parse(payloadBytes(SignedDocument.parse(JSON.parse(document))).toString("utf8")));
}

/** The newest head of a campaign that the caller has proven to see. */
export async function findCurrentHead(tx: Tx, campaignId: string): Promise<StoredHead | null> {
  const row = await tx.head.findFirst({ where: { campaignId }, orderBy: { epoch: "desc" } });
  return row && { digest: HeadDigest.parse(row.digest), head: headOf(row.document), requestedAt: row.requestedAt };
}

/** The campaign's releases that were ever live, oldest first. */
export async function listLived(tx: Tx, campaignId: string): Promise<Lived[]> {
  const live = await tx.head.groupBy({ by: ["activeNumber"], where: { campaignId, activeNumber: { not: null } } });
  const numbers = live.flatMap(({ activeNumber }) => activeNumber ?? []);
  const rows = await tx.release.findMany({ where: { campaignId, number: { in: numbers } }, orderBy: { number: "asc" } });
  return rows.map(({ number, contentDigest }) => ({ number, content: HeadDigest.parse(contentDigest) }));
}
