import { setImmediate as breathe } from "node:timers/promises";
import type { JobHelpers } from "graphile-worker";
import { buildJob } from "@/features/variant/jobs";
import { batchesOf } from "@/features/variant/model/build-batches";
import { listArtefacts } from "@/features/variant/reads/builder-artefacts";
import { listOpenItems, listOpenPlacements, type OpenItem } from "@/features/variant/reads/builder-items";
import { type PlannedCell, recordPlan } from "@/features/variant/writes/record-plan";
import type { Digest } from "@/kernel/digest";
import { mintSystemScope, type Scope } from "@/kernel/scope";
import type { Factory } from "../factory";
import { giveUpOnLastTry } from "./last-try";

/** Works out every cell's key and records what is reused, rendered or blocked. */
export async function build(factory: Factory, raw: unknown, { job }: JobHelpers): Promise<void> {
  const { organizationId, buildId } = buildJob.payload.parse(raw);
  const scope = mintSystemScope(organizationId, "builder", `job:${job.id}`);
  await giveUpOnLastTry(scope, job, { buildId, placementKey: null }, async () => {
    for (const placements of batchesOf(await listOpenPlacements(scope, buildId))) {
      const items = await listOpenItems(scope, buildId, placements);
      await recordPlan(scope, { buildId, cells: await plan(factory, scope, items) });
    }
  });
}

/** Cells between two breaths, in which the door answers. */
const breathCells = 200;

async function plan(factory: Factory, scope: Scope, items: OpenItem[]): Promise<PlannedCell[]> {
  const keyed = items.map((item) => ({ item, buildKey: factory.keyOf(item.inputs) }));
  const held = await heldArtefacts(
    factory,
    scope,
    keyed.map(({ buildKey }) => buildKey),
  );
  const cells: PlannedCell[] = [];
  for (const [at, { item, buildKey }] of keyed.entries()) {
    if (at % breathCells === breathCells - 1) await breathe();
    cells.push(planOf(factory, item, buildKey, held.get(buildKey)));
  }
  return cells;
}

function planOf(
  factory: Factory,
  { market, locale, placementKey, inputs }: OpenItem,
  buildKey: Digest,
  artefact: { passed: boolean } | undefined,
): PlannedCell {
  const cell = { market, locale, placementKey, buildKey };
  if (artefact) return { ...cell, plan: { kind: "reuse", passed: artefact.passed } };
  const complaints = factory.uncovered(inputs);
  if (complaints.length > 0) return { ...cell, plan: { kind: "block", reason: complaints.map(({ at, says }) => `${at}: ${says}`).join(" ") } };
  return { ...cell, plan: { kind: "render" } };
}

/** Artefacts whose bytes are still there; one whose blob is gone is rendered again, and must give the same digest. */
async function heldArtefacts(factory: Factory, scope: Scope, keys: Digest[]): Promise<Map<string, { passed: boolean }>> {
  const recorded = await listArtefacts(scope, keys);
  const present = await Promise.all(
    [...recorded].map(async ([key, artefact]) => ((await factory.blobs.has(artefact.digest)) ? [[key, artefact] as const] : [])),
  );
  return new Map(present.flat());
}
