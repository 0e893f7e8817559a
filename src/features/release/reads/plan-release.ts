import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { isBackup } from "@/features/variant/model/cells";
import type { Complaint } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { contentOf, type Piece } from "../model/compose";
import { differences, type Served } from "../model/difference";
import type { Content } from "../model/document";
import { stockOf } from "../model/pieces";
import { servedBy } from "../model/served";
import { type TermChanges, termChanges } from "../model/terms";
import { tooMuchIn } from "../model/too-much";
import { readContents } from "./contents";
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
  const before = pointer && ((await readContents(scope, [pointer.content])).get(pointer.content) ?? null);
  const at = new Date();
  const number = (last._max.number ?? 0) + 1;
  const { pieces, cells, stuck, complaints } = stockOf(campaign, await db().variant.findMany({ where: { campaignId } }), at);
  const after = complaints.length === 0 ? contentOf(scope.organizationId, campaign, number, pieces) : null;
  const blocks = after ? tooMuchIn(after, Buffer.byteLength(JSON.stringify(after))) : complaints;
  return {
    number,
    revision: campaign.revision,
    cells,
    backups: cells === 0 ? 0 : campaign.placements.length,
    against: pointer?.release ?? null,
    ...(after && blocks.length === 0 ? comparedWith(before, after, pieces, at) : nothing),
    stuck,
    blocks,
  };
}

const nothing = { changes: [], terms: null, bytes: 0 };

function comparedWith(before: Content | null, after: Content, pieces: readonly Piece[], at: Date): Pick<ReleasePlan, "changes" | "terms" | "bytes"> {
  const served = pieces.map(servedOf);
  const changes = differences(before ? servedBy(before) : [], served);
  return {
    changes: changes.map((difference) => showDifference(difference, at.getTime())),
    terms: before && termChanges(before, after),
    bytes: served.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function servedOf(piece: Piece): Served {
  const { placementKey: placement, market, locale, digest, mime, bytes } = piece;
  return { placement, audience: isBackup(piece) ? "backup" : `${market}/${locale}`, digest, mime, bytes };
}
