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

/**
 * The unfinished cells of a build, all of them or one placement's. A cell that was under way when a builder died comes last,
 * so that one bad cell does not keep the others from being made.
 */
export async function listOpenItems(scope: Scope, buildId: string, placementKey?: string): Promise<OpenItem[]> {
  const owned = { id: buildId, campaign: { organizationId: scope.organizationId } };
  const build = await db().build.findFirst({ where: owned, select: { id: true } });
  if (!build) throw missing("build");
  const rows = await db().buildItem.findMany({
    where: { buildId, placementKey, state: { in: ["queued", "rendering"] }, build: { state: { in: ["queued", "running"] } } },
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
