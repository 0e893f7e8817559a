import type { CampaignView } from "@/features/campaign/model/campaign";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { cellsOf, isBackup } from "@/features/variant/model/cells";
import type { Digest } from "@/kernel/digest";
import type { Complaint } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { contentOf, type Piece } from "../model/compose";
import { differences, type Served } from "../model/difference";
import { Content } from "../model/document";
import { stockOf } from "../model/pieces";
import { type TermChanges, termChanges } from "../model/terms";
import { findContent, listServed } from "./contents";
import { findCurrentHead } from "./current-head";
import { seeCampaign } from "./see-campaign";
import { type ShownDifference, showDifference } from "./show";

export interface ReleasePlan {
  /** The number that the release would get. */
  number: number;
  /** The campaign's revision that this plan was made from; send it back with `publish`. */
  revision: number;
  cells: number;
  /** How many of the cells are neutral backups. */
  backups: number;
  /** The staged or live release that it is compared with; null before the first. */
  against: number | null;
  changes: ShownDifference[];
  /** What changes without other bytes; null before the first release and while something blocks. */
  terms: TermChanges | null;
  bytes: number;
  /** How many cells cannot go; nothing is published while there is any. */
  stuck: number;
  /** What cannot go and why; many cells that rules block are told by market. */
  blocks: Complaint[];
}

/** What *Publish* would do now: what changes against the newest release, and what blocks it. */
export async function planRelease(scope: Scope, campaignId: string): Promise<ReleasePlan> {
  const seen = await seeCampaign(scope, campaignId);
  const campaign = await getCampaign(scope, { id: seen.id });
  const [last, current] = await Promise.all([db().release.aggregate({ where: { campaignId }, _max: { number: true } }), findCurrentHead(db(), campaignId)]);
  const pointer = current?.head.staged ?? current?.head.active ?? null;
  const before = pointer ? await listServed(scope, [pointer.content]) : new Map<string, Served[]>();
  const at = new Date();
  const { pieces, stuck, complaints } = stockOf(campaign, await db().variant.findMany({ where: { campaignId } }), at);
  const after = pieces.map(servedOf);
  const changes = complaints.length > 0 ? [] : differences(before.get(pointer?.content ?? "") ?? [], after);
  const cells = cellsOf(campaign, at);
  return {
    number: (last._max.number ?? 0) + 1,
    revision: campaign.revision,
    cells: cells.length,
    backups: cells.filter(isBackup).length,
    against: pointer?.release ?? null,
    changes: changes.map((difference) => showDifference(difference, at.getTime())),
    terms: pointer && complaints.length === 0 ? await termsAgainst(scope, pointer.content, campaign, pieces) : null,
    bytes: complaints.length > 0 ? 0 : after.reduce((sum, { bytes }) => sum + bytes, 0),
    stuck,
    blocks: complaints,
  };
}

async function termsAgainst(scope: Scope, digest: Digest, campaign: CampaignView, pieces: readonly Piece[]): Promise<TermChanges | null> {
  const payload = await findContent(scope, digest);
  if (!payload) return null;
  const before = Content.parse(JSON.parse(Buffer.from(payload).toString("utf8")));
  return termChanges(before, contentOf(scope.organizationId, campaign, before.release, pieces));
}

function servedOf(piece: Piece): Served {
  const { placementKey: placement, market, locale, digest, mime, bytes } = piece;
  return { placement, audience: isBackup(piece) ? "backup" : `${market}/${locale}`, digest, mime, bytes };
}
