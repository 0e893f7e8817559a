import type { CampaignView } from "@/features/campaign/model/campaign";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { cellsOf, isBackup } from "@/features/variant/model/cells";
import { type Complaint, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { Piece } from "../model/compose";
import { differences, type Served } from "../model/difference";
import { piecesOf } from "../model/pieces";
import { listServed } from "./contents";
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
  bytes: number;
  /** One sentence for each cell that cannot go; nothing is published while there is any. */
  blocks: Complaint[];
}

/** What *Publish* would do now: what changes against the newest release, and what blocks it. */
export async function planRelease(scope: Scope, campaignId: string): Promise<ReleasePlan> {
  const seen = await seeCampaign(scope, campaignId);
  const campaign = await getCampaign(scope, { id: seen.id });
  const [last, current] = await Promise.all([db().release.aggregate({ where: { campaignId }, _max: { number: true } }), findCurrentHead(db(), campaignId)]);
  const pointer = current?.head.staged ?? current?.head.active ?? null;
  const before = pointer ? await listServed(scope, [pointer.content]) : new Map<string, Served[]>();
  const { pieces, blocks } = await readyPieces(campaign);
  const after = pieces.map(servedOf);
  const changes = blocks.length > 0 ? [] : differences(before.get(pointer?.content ?? "") ?? [], after);
  const nowMs = Date.now();
  const cells = cellsOf(campaign);
  return {
    number: (last._max.number ?? 0) + 1,
    revision: campaign.revision,
    cells: cells.length,
    backups: cells.filter(isBackup).length,
    against: pointer?.release ?? null,
    changes: changes.map((difference) => showDifference(difference, nowMs)),
    bytes: after.reduce((sum, { bytes }) => sum + bytes, 0),
    blocks,
  };
}

async function readyPieces(campaign: CampaignView): Promise<{ pieces: Piece[]; blocks: Complaint[] }> {
  const variants = await db().variant.findMany({ where: { campaignId: campaign.id } });
  try {
    return { pieces: piecesOf(campaign, variants), blocks: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { pieces: [], blocks: error.complaints.length > 0 ? [...error.complaints] : [{ at: "", says: error.message }] };
  }
}

function servedOf(piece: Piece): Served {
  const { placementKey: placement, market, locale, digest, mime, bytes } = piece;
  return { placement, audience: isBackup(piece) ? "backup" : `${market}/${locale}`, digest, mime, bytes };
}
