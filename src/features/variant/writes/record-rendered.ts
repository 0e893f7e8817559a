import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import type { PreflightReport } from "../model/inputs";
import { failuresOf, passes } from "../model/preflight";
import { type CellName, type CellOutcome, campaignOfBuild, closeBuild, moveCells, stockVariants } from "./record-cells";

/** A finished cell: its artefact, whose blob is stored already, or why there is none. */
export interface RenderedCell extends CellName {
  buildKey: Digest;
  outcome: { artefact: ArtefactFacts } | { failed: string };
}

export interface ArtefactFacts {
  digest: Digest;
  mime: string;
  bytes: number;
  renderMs: number;
  preflight: PreflightReport;
}

/** A key under which other bytes were recorded before: the build is not reproducible, and nothing is overwritten. */
export interface BuildKeyAlarm extends CellName {
  buildKey: Digest;
  recorded: string;
  rendered: Digest;
}

interface Progress {
  buildId: string;
  cells: readonly RenderedCell[];
  /** The cell that is being drawn now. */
  begun: CellName | null;
}

/** Records some of a build's cells at once, closes the build with the last one, and returns the alarms. Safe to repeat. */
export async function recordRendered(scope: Scope, { buildId, cells, begun }: Progress): Promise<BuildKeyAlarm[]> {
  return work(scope, "variant.recordRendered", async ({ tx, audit, tell }) => {
    const campaignId = await campaignOfBuild(tx, scope, buildId);
    const recorded = await keepArtefacts(tx, scope.organizationId, cells);
    const alarms = cells.flatMap((cell) => alarmOf(cell, recorded.get(cell.buildKey)));
    const alarmed = new Set(alarms.map(nameOf));
    await moveCells(tx, buildId, [...cells.map((cell) => outcomeOf(cell, alarmed.has(nameOf(cell)))), ...(begun ? beginning(begun, cells) : [])]);
    await stockVariants(
      tx,
      scope.organizationId,
      buildId,
      cells.filter((cell) => "artefact" in cell.outcome && !alarmed.has(nameOf(cell))),
    );
    await closeBuild(tx, buildId);
    audit(`build:${buildId}`, { cells: cells.length, alarms: alarms.length });
    await tell("variant.progress", { campaignId, buildId });
    return alarms;
  });
}

/** Inserts artefacts that are new and returns what is on record for every key. */
async function keepArtefacts(tx: Tx, organizationId: string, cells: readonly RenderedCell[]): Promise<Map<string, string>> {
  const rows = cells.flatMap(({ buildKey, outcome }) => ("artefact" in outcome ? [{ organizationId, buildKey, ...outcome.artefact }] : []));
  if (rows.length === 0) return new Map();
  await tx.artefact.createMany({ data: rows, skipDuplicates: true });
  const kept = await tx.artefact.findMany({
    where: { organizationId, buildKey: { in: rows.map(({ buildKey }) => buildKey) } },
    select: { buildKey: true, digest: true },
  });
  return new Map(kept.map(({ buildKey, digest }) => [buildKey, digest]));
}

function alarmOf({ outcome, ...cell }: RenderedCell, recorded: string | undefined): BuildKeyAlarm[] {
  if (!("artefact" in outcome) || recorded === undefined || recorded === outcome.artefact.digest) return [];
  return [{ ...cell, recorded, rendered: outcome.artefact.digest }];
}

function outcomeOf({ market, locale, placementKey, buildKey, outcome }: RenderedCell, alarmed: boolean): CellOutcome {
  const cell = { market, locale, placementKey, buildKey };
  if ("failed" in outcome) return { ...cell, state: "failed", reason: outcome.failed, renderMs: null };
  const { preflight, renderMs } = outcome.artefact;
  if (alarmed)
    return { ...cell, state: "failed", reason: "The same inputs gave other bytes than before. The earlier ones were kept; tell your administrator.", renderMs };
  return passes(preflight) ? { ...cell, state: "rendered", reason: null, renderMs } : { ...cell, state: "blocked", reason: failuresOf(preflight), renderMs };
}

/** The cell under way, unless it is among those that are finished by now; its key stays. */
function beginning(begun: CellName, cells: readonly RenderedCell[]): CellOutcome[] {
  const finished = cells.some((cell) => nameOf(cell) === nameOf(begun));
  return finished ? [] : [{ ...begun, state: "rendering", buildKey: null, reason: null, renderMs: null }];
}

function nameOf({ market, locale, placementKey }: CellName): string {
  return `${placementKey} ${market}/${locale}`;
}
