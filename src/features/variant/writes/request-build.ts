import type { CampaignView } from "@/features/campaign/model/campaign";
import { holdCampaign } from "@/features/campaign/reads/hold-campaign";
import { type Complaint, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { addJob } from "@/platform/queue";
import { work } from "@/platform/unit-of-work";
import { buildJob } from "../jobs";
import { type Cell, cellsOf } from "../model/cells";
import { digestOfInputs } from "../model/key";
import { blockedOf, lacksOf } from "../model/readiness";
import type { RequestBuild } from "../schema";

interface RequestedBuild {
  buildId: string;
  cells: number;
  /** What was left out because a rule forbids it, and why. */
  blocked: Complaint[];
}

/** Freezes what every cell is made of and hands it to the builder, which renders only what has no equal yet; what rules forbid is left out and named. */
export async function requestBuild(scope: Scope, { campaignId }: RequestBuild): Promise<RequestedBuild> {
  return work(scope, "variant.build", async ({ tx, audit, tell }) => {
    const campaign = await holdCampaign(tx, scope, "variant.build", campaignId);
    await demandIdle(tx, campaignId);
    demandReady(campaign);
    const cells = cellsOf(campaign, new Date());
    const blocked = blockedOf(cells);
    const items = itemsOf(cells.filter(({ block }) => block === null));
    const build = await tx.build.create({ data: { campaignId, requestedBy: personOf(scope), items: { createMany: { data: items } } } });
    await addJob(tx, buildJob, { organizationId: scope.organizationId, buildId: build.id }, `build:${build.id}`);
    audit(`campaign:${campaignId}`, { build: build.id, cells: items.length, leftOut: cells.length - items.length, revision: campaign.revision });
    await tell("variant.progress", { campaignId, buildId: build.id });
    return { buildId: build.id, cells: items.length, blocked };
  });
}

async function demandIdle(tx: Tx, campaignId: string): Promise<void> {
  const running = await tx.build.findFirst({ where: { campaignId, state: { in: ["queued", "running"] } }, select: { id: true } });
  if (running) throw new Refusal("conflict", "A build is already running. Its variants appear one by one; press Build again when it is done.");
}

function demandReady(campaign: CampaignView): void {
  const lacks = lacksOf(campaign);
  if (lacks.length > 0) throw new Refusal("unready", "This campaign cannot be built yet. Nothing was started.", lacks);
}

function itemsOf(cells: readonly Cell[]) {
  return cells.map(({ market, locale, placementKey, inputs }) => ({ market, locale, placementKey, inputs, inputsDigest: digestOfInputs(inputs) }));
}

/** The column holds people only; a process that builds is in the audit row. */
function personOf(scope: Scope): string | null {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(scope.actor) ? scope.actor : null;
}
