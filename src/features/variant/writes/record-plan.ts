import type { Scope } from "@/kernel/scope";
import { addJob } from "@/platform/queue";
import { work } from "@/platform/unit-of-work";
import { renderJob } from "../jobs";
import { type CellName, type CellOutcome, campaignOfBuild, closeBuild, moveCells, stockVariants } from "./record-cells";

/** What becomes of one cell: made before under its key, to be rendered, or blocked for a reason that a person has to mend. */
export interface PlannedCell extends CellName {
  buildKey: string | null;
  plan: { kind: "reuse"; passed: boolean } | { kind: "render" } | { kind: "block"; reason: string };
}

const blockedByPreflight = "Pre-flight did not pass; see its checks.";

/** Starts a build: stocks what exists, blocks what cannot be drawn, and queues one render job a placement for the rest. */
export async function recordPlan(scope: Scope, { buildId, cells }: { buildId: string; cells: readonly PlannedCell[] }): Promise<void> {
  await work(scope, "variant.recordPlan", async ({ tx, audit, tell }) => {
    const campaignId = await campaignOfBuild(tx, scope, buildId);
    await tx.build.updateMany({ where: { id: buildId, state: "queued" }, data: { state: "running", startedAt: new Date() } });
    await moveCells(tx, buildId, cells.map(outcomeOf));
    await stockVariants(
      tx,
      scope.organizationId,
      buildId,
      cells.filter(({ plan }) => plan.kind === "reuse"),
    );
    const toRender = cells.filter(({ plan }) => plan.kind === "render");
    for (const placementKey of new Set(toRender.map((cell) => cell.placementKey))) {
      await addJob(tx, renderJob, { organizationId: scope.organizationId, buildId, placementKey }, `render:${buildId}:${placementKey}`);
    }
    await closeBuild(tx, buildId);
    audit(`build:${buildId}`, { cells: cells.length, toRender: toRender.length });
    await tell("variant.progress", { campaignId, buildId });
  });
}

function outcomeOf({ market, locale, placementKey, buildKey, plan }: PlannedCell): CellOutcome {
  const cell = { market, locale, placementKey, buildKey, reason: null, renderMs: null };
  if (plan.kind === "render") return { ...cell, state: "queued" };
  if (plan.kind === "block") return { ...cell, state: "blocked", reason: plan.reason };
  return plan.passed ? { ...cell, state: "reused" } : { ...cell, state: "blocked", reason: blockedByPreflight };
}
