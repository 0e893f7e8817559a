import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { differences, type Served } from "../model/difference";
import { HeadDigest } from "../schema";
import { listServed } from "./contents";
import { findCurrentHead, type StoredHead } from "./current-head";
import { seeCampaign } from "./see-campaign";
import { type ShownDifference, type ShownVariant, show, showDifference } from "./show";

/** live: what hubs serve. staged: hubs fetch it. kept: can be restored. earlier: was live, no longer kept. parked: never went live. */
export type ReleaseState = "live" | "staged" | "kept" | "earlier" | "parked";

export interface ReleaseRow {
  number: number;
  cause: "publish" | "rollback";
  /** The number a rollback restores. */
  restores: number | null;
  note: string;
  by: string | null;
  createdAt: Date;
  state: ReleaseState;
  contentDigest: Digest;
  /** Heads of this release: the one that staged it and the one that made it live. Their convergence is the proof. */
  stagedHead: Digest | null;
  activeHead: Digest | null;
  bytes: number;
  variants: ShownVariant[];
  /** What making this release live instead of the live one would change. */
  differences: ShownDifference[];
}

const shownReleases = 30;

/** The campaign's last 30 releases, newest first. */
export async function listReleases(scope: Scope, campaignId: string): Promise<ReleaseRow[]> {
  await seeCampaign(scope, campaignId);
  const rows = await db().release.findMany({ where: { campaignId }, orderBy: { number: "desc" }, take: shownReleases });
  const current = await findCurrentHead(db(), campaignId);
  const live = current?.head.active?.content ?? "";
  const [served, heads, people] = await Promise.all([
    listServed(scope, [live, ...rows.map(({ contentDigest }) => contentDigest)]),
    listHeads(
      campaignId,
      rows.map(({ number }) => number),
    ),
    listNames(rows.flatMap(({ createdBy }) => createdBy ?? [])),
  ]);
  const nowMs = Date.now();
  return rows.map((row) => ({
    number: row.number,
    cause: row.cause === "rollback" ? "rollback" : "publish",
    restores: row.restores,
    note: row.note,
    by: people.get(row.createdBy ?? "") ?? null,
    createdAt: row.createdAt,
    state: stateOf(row, current, heads),
    contentDigest: HeadDigest.parse(row.contentDigest),
    stagedHead: heads.staged.get(row.number) ?? null,
    activeHead: heads.active.get(row.number) ?? null,
    ...contentsOf(served.get(row.contentDigest) ?? [], served.get(live) ?? [], nowMs),
  }));
}

function contentsOf(own: Served[], live: Served[], nowMs: number) {
  return {
    bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
    variants: own.map((served) => show(served, nowMs)),
    differences: differences(live, own).map((difference) => showDifference(difference, nowMs)),
  };
}

interface Heads {
  staged: Map<number, Digest>;
  active: Map<number, Digest>;
}

/** The first head that staged and the first that activated each of these releases. */
async function listHeads(campaignId: string, numbers: number[]): Promise<Heads> {
  const rows = await db().head.findMany({
    where: { campaignId, OR: [{ activeNumber: { in: numbers } }, { stagedNumber: { in: numbers } }] },
    orderBy: { epoch: "desc" },
    select: { digest: true, activeNumber: true, stagedNumber: true },
  });
  const heads: Heads = { staged: new Map(), active: new Map() };
  for (const { digest, activeNumber, stagedNumber } of rows) {
    if (activeNumber) heads.active.set(activeNumber, HeadDigest.parse(digest));
    if (stagedNumber) heads.staged.set(stagedNumber, HeadDigest.parse(digest));
  }
  return heads;
}

async function listNames(ids: string[]): Promise<Map<string, string>> {
  const people = await db().person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

function stateOf(row: { number: number; contentDigest: string }, current: StoredHead | null, heads: Heads): ReleaseState {
  if (current?.head.active?.release === row.number) return "live";
  if (current?.head.staged?.release === row.number) return "staged";
  if (!heads.active.has(row.number)) return "parked";
  return current?.head.kept.some(({ content }) => content === row.contentDigest) ? "kept" : "earlier";
}
