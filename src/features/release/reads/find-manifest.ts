import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import * as z from "zod";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { SignedDocument } from "../model/document";
import { findContent, listServed } from "./contents";
import { headOf } from "./current-head";
import { seeCampaign } from "./see-campaign";

export interface Manifest {
  epoch: number;
  /** The signed head as it is pushed to hubs, bytes. */
  headBytes: number;
  /** The content document after brotli, as the gateway packs it for whoever accepts that. */
  contentBytes: number;
  variants: number;
  keyId: string;
  issuedAt: Date;
}

/** Off the event loop, and as fast as the gateway does it: a large content takes seconds at the highest quality. */
const pack = (content: Uint8Array) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

const Protected = z.object({ kid: z.string() });

/** What the campaign's newest head and the content it makes live (or stages) weigh, and whose signature they bear; null before the first. */
export async function findManifest(scope: Scope, campaignId: string): Promise<Manifest | null> {
  await seeCampaign(scope, campaignId);
  const row = await db().head.findFirst({ where: { campaignId }, orderBy: { epoch: "desc" } });
  if (!row) return null;
  const head = headOf(row.document);
  const pointer = head.staged ?? head.active;
  if (!pointer) return null;
  const content = await findContent(scope, pointer.content);
  if (!content) throw missing("content document");
  const served = await listServed(scope, [pointer.content]);
  return {
    epoch: head.epoch,
    headBytes: Buffer.byteLength(row.document),
    contentBytes: (await pack(content)).byteLength,
    variants: served.get(pointer.content)?.length ?? 0,
    keyId: keyIdOf(row.document),
    issuedAt: new Date(head.issuedAt),
  };
}

function keyIdOf(document: string): string {
  const header = Buffer.from(SignedDocument.parse(JSON.parse(document)).protected, "base64url").toString("utf8");
  return Protected.parse(JSON.parse(header)).kid;
}
