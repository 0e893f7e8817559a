import type { CampaignView } from "@/features/campaign/model";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { cellsOf } from "@/features/variant/model/cells";
import { type Complaint, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { Piece } from "../model/compose";
import { piecesOf } from "../model/pieces";
import { changesBetween, type ReleasePlan, type Shown } from "../model/shown";
import { findCurrentHead } from "./current-head";
import { findShown, viewChanges } from "./find-shown";

/** What *Publish* would do now: the release's number, what changes against the newest pointer, and what blocks it. */
export async function planRelease(scope: Scope, campaignId: string): Promise<ReleasePlan> {
  const campaign = await getCampaign(scope, { id: campaignId });
  const latest = await db().release.findFirst({ where: { campaignId: campaign.id }, orderBy: { number: "desc" } });
  const current = await findCurrentHead(db(), campaign.id);
  const pointer = current?.head.staged ?? current?.head.active ?? null;
  const { pieces, blocks } = await readyPieces(campaign);
  const before = pointer ? await findShown(scope, db(), pointer.content) : [];
  return {
    number: (latest?.number ?? 0) + 1,
    revision: campaign.revision,
    cells: cellsOf(campaign).length,
    against: pointer?.release ?? null,
    changes: blocks.length > 0 ? [] : viewChanges(changesBetween(before, shownOf(campaign, pieces)), new Date()),
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

function shownOf(campaign: CampaignView, pieces: readonly Piece[]): Shown[] {
  const sizes = new Map(campaign.placements.map((placement) => [placement.key, placement]));
  return pieces.flatMap(({ placementKey, market, locale, digest, mime, bytes }) => {
    const size = sizes.get(placementKey);
    return size ? [{ placement: placementKey, widthPx: size.widthPx, heightPx: size.heightPx, market, locale, digest, mime, bytes }] : [];
  });
}
