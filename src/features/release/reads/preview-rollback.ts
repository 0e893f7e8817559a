import { digestFromCompact } from "@/kernel/hash";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db, type Prisma } from "@/platform/db";
import { differences } from "../model/difference";
import { type Content, HubAssignment } from "../model/document";
import { heldBlobs } from "../model/held-blobs";
import { holdsOf } from "../model/holdings";
import { rollbackTarget } from "../model/rollback-target";
import { servedBy } from "../model/served";
import { PreviewRollback } from "../schema";
import { readContents } from "./contents";
import { findCurrentHead, listLived } from "./current-head";
import { seeCampaign } from "./see-campaign";
import { type ShownDifference, showDifference } from "./show";

export interface RollbackEffect {
  possible: true;
  /** The release number that will be made, the one whose content it shows, and the live one. */
  number: number;
  restores: number;
  live: number | null;
  /** The release being staged, which is parked. */
  parks: number | null;
  variants: ShownDifference[];
  hubs: string[];
  /** Hubs that hold the content already, each with every copy of it pinned that its stock plan has. */
  holding: string[];
  /** How many hubs hold only what a stock plan has. */
  planned: number;
  /** What the other hubs fetch, each what its stock plan has of it; 0 for a kept release that all of them staged. */
  bytesToFetch: number;
  /** Numbers that can be restored. */
  kept: number[];
}

/** What `rollBack` would do, or why it would refuse. */
export async function previewRollback(scope: Scope, input: PreviewRollback): Promise<RollbackEffect | { possible: false; says: string }> {
  const { campaignId, to } = PreviewRollback.parse(input);
  await seeCampaign(scope, campaignId);
  try {
    return await effectOf(scope, campaignId, to);
  } catch (error) {
    if (error instanceof Refusal) return { possible: false, says: error.message };
    throw error;
  }
}

async function effectOf(scope: Scope, campaignId: string, to: number | undefined): Promise<RollbackEffect> {
  const current = await findCurrentHead(db(), campaignId);
  const target = rollbackTarget(current?.head ?? null, await listLived(db(), campaignId), to);
  const live = current?.head.active ?? null;
  const [contents, hubs, held, last] = await Promise.all([
    readContents(scope, [target.content, live?.content ?? ""]),
    db().hub.findMany({ where: { organizationId: scope.organizationId }, orderBy: { name: "asc" }, select: hubFacts }),
    listHolding(campaignId, target.content),
    db().release.aggregate({ where: { campaignId }, _max: { number: true } }),
  ]);
  const restored = contents.get(target.content);
  const fetching = hubs.filter(({ id }) => !held.has(id));
  const nowMs = Date.now();
  const changes = differences(servedIn(contents.get(live?.content ?? "")), servedIn(restored));
  return {
    possible: true,
    number: (last._max.number ?? 0) + 1,
    restores: target.release,
    live: live?.release ?? null,
    parks: current?.head.staged?.release ?? null,
    variants: changes.map((difference) => showDifference(difference, nowMs)),
    hubs: hubs.map(({ name }) => name),
    holding: hubs.filter(({ id }) => held.has(id)).map(({ name }) => name),
    planned: hubs.filter(({ stockPlan }) => stockPlan !== null).length,
    bytesToFetch: fetching.reduce((sum, { stockPlan }) => sum + (restored ? bytesOf(restored, stockPlan?.assignment) : 0), 0),
    kept: current?.head.kept.map(({ release }) => release) ?? [],
  };
}

const hubFacts = { id: true, name: true, stockPlan: { select: { assignment: true } } } satisfies Prisma.HubSelect;

const servedIn = (content: Content | undefined) => (content ? servedBy(content) : []);

/** What a hub holds of a content under its stored assignment, bytes. */
function bytesOf(content: Content, assignment: unknown): number {
  const sizes = new Map(content.blobs.map(([compact, , bytes]) => [digestFromCompact(compact), bytes]));
  const holds = holdsOf(HubAssignment.safeParse(assignment).data ?? null);
  return heldBlobs(content, holds).reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
}

/** Hubs that acknowledged a head which staged or activated the content. */
async function listHolding(campaignId: string, content: string): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ hubId: string }[]>`
    SELECT DISTINCT head_ack.hub_id AS "hubId" FROM head_ack
    JOIN head ON head.digest = head_ack.head_digest
    JOIN release ON release.campaign_id = head.campaign_id
      AND release.number = CASE head_ack.kind WHEN 'staged' THEN coalesce(head.staged_number, head.active_number) ELSE head.active_number END
    WHERE head.campaign_id = ${campaignId}::uuid AND head_ack.kind IN ('staged', 'activated') AND release.content_digest = ${content}`;
  return new Set(rows.map(({ hubId }) => hubId));
}
