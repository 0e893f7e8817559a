import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { VariantInputs } from "../model/inputs";

/** One cell of a build that the builder has still to make. */
export interface OpenItem {
  market: string;
  locale: string;
  placementKey: string;
  inputs: VariantInputs;
  /** Null before the build's keys were worked out. */
  buildKey: string | null;
}

const open = (buildId: string) => ({ buildId, state: { in: ["queued", "rendering"] }, build: { state: { in: ["queued", "running"] } } });

/** The placements of a build that have unfinished cells, with how many. */
export async function listOpenPlacements(scope: Scope, buildId: string): Promise<{ placementKey: string; cells: number }[]> {
  await demandBuild(scope, buildId);
  const rows = await db().buildItem.groupBy({ by: ["placementKey"], where: open(buildId), _count: true, orderBy: { placementKey: "asc" } });
  return rows.map(({ placementKey, _count }) => ({ placementKey, cells: _count }));
}

/**
 * The unfinished cells of some placements of a build. A cell that was under way when a builder died comes last, so that one bad cell
 * does not keep the others from being made.
 */
export async function listOpenItems(scope: Scope, buildId: string, placementKeys: readonly string[]): Promise<OpenItem[]> {
  await demandBuild(scope, buildId);
  const rows = await db().buildItem.findMany({
    where: { ...open(buildId), placementKey: { in: [...placementKeys] } },
    orderBy: [{ state: "asc" }, { placementKey: "asc" }, { market: "asc" }, { locale: "asc" }],
  });
  return rows.map(({ market, locale, placementKey: key, inputs, buildKey }) => ({
    market,
    locale,
    placementKey: key,
    inputs: VariantInputs.parse(inputs),
    buildKey,
  }));
}

async function demandBuild(scope: Scope, buildId: string): Promise<void> {
  const build = await db().build.findFirst({ where: { id: buildId, campaign: { organizationId: scope.organizationId } }, select: { id: true } });
  if (!build) throw missing("build");
}
