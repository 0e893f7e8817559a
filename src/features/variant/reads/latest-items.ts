import { Prisma, type Tx } from "@/platform/db";
import type { CellItem } from "../model/cell-view";
import { nameOfCell } from "./stored-variants";

interface CellName {
  market: string;
  locale: string;
  placementKey: string;
}

/** A cell's place in the newest build that says something of it. */
export interface LatestItem extends CellItem, CellName {}

/** How far back a failure is remembered: a build of some cells says nothing of the others. */
const rememberedBuilds = 10;

interface Wanted {
  /** Of one cell alone. */
  cell?: CellName;
  /** Without what came out: a cell's variant says that by itself. */
  unfinished?: boolean;
}

/**
 * What the campaign's builds say of its cells: the items of the latest build, and of the nine before it those that were blocked or broke,
 * the newest of a cell. The caller has proven that the scope sees the campaign.
 */
export async function listLatestItems(tx: Tx, campaignId: string, wanted: Wanted = {}): Promise<LatestItem[]> {
  const builds = await tx.build.findMany({ where: { campaignId }, select: { id: true, state: true }, orderBy: { createdAt: "desc" }, take: rememberedBuilds });
  const [latest] = builds;
  if (!latest) return [];
  const running = latest.state === "queued" || latest.state === "running";
  const rows = await tx.$queryRaw<Omit<LatestItem, "running">[]>`
    SELECT build_id AS "buildId", market, locale, placement_key AS "placementKey", state, inputs_digest AS "inputsDigest",
      render_ms AS "renderMs", reason
    FROM build_item
    WHERE build_id = ANY(${builds.map(({ id }) => id)}::uuid[]) ${named(wanted.cell)}
      AND (state IN ('blocked', 'failed') OR (build_id = ${latest.id}::uuid AND state = ANY(${statesOf(wanted, running)}::text[])))`;
  const ages = new Map(builds.map(({ id }, age) => [id, age]));
  const ageOf = ({ buildId }: { buildId: string }) => ages.get(buildId) ?? rememberedBuilds;
  const newest = new Map<string, LatestItem>();
  for (const row of rows) {
    const key = nameOfCell(row);
    const held = newest.get(key);
    if (!held || ageOf(row) < ageOf(held)) newest.set(key, { ...row, running: running && row.buildId === latest.id });
  }
  return [...newest.values()];
}

const named = (cell: CellName | undefined) =>
  cell ? Prisma.sql`AND market = ${cell.market} AND locale = ${cell.locale} AND placement_key = ${cell.placementKey}` : Prisma.empty;

function statesOf({ unfinished = false }: Wanted, running: boolean): string[] {
  const open = running || !unfinished ? ["queued", "rendering"] : [];
  return unfinished ? open : [...open, "rendered", "reused"];
}
