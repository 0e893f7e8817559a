import { setImmediate as breathe } from "node:timers/promises";
import type { CampaignView } from "@/features/campaign/model/campaign";
import { holdCampaign } from "@/features/campaign/reads/hold-campaign";
import { type Complaint, Refusal } from "@/kernel/refusal";
import { personOf, type Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { addJob } from "@/platform/queue";
import { work } from "@/platform/unit-of-work";
import { buildJob } from "../jobs";
import { cellStateOf } from "../model/cell-state";
import { type Cell, cellsOf } from "../model/cells";
import { chooseCells } from "../model/choose-cells";
import { inputsDigester } from "../model/key";
import { blockedOf, lacksOf } from "../model/readiness";
import { listLatestItems } from "../reads/latest-items";
import { listStoredVariants, nameOfCell } from "../reads/stored-variants";
import type { ChosenCells, RequestBuild } from "../schema";

interface RequestedBuild {
  buildId: string;
  cells: number;
  /** What was left out, and why: rules forbid it, its copy is missing, pre-flight refused it. */
  blocked: Complaint[];
}

interface Taken {
  cells: readonly Cell[];
  leftOut: number;
  blocked: Complaint[];
}

/**
 * Freezes what cells are made of and hands them to the builder, which renders only what has no equal yet: all of the campaign's, or those
 * that were chosen. What cannot be built is left out and named.
 */
export async function requestBuild(scope: Scope, { campaignId, cells: chosen }: RequestBuild): Promise<RequestedBuild> {
  return work(scope, "variant.build", async ({ tx, audit, tell }) => {
    const campaign = await holdCampaign(tx, scope, "variant.build", campaignId);
    await demandIdle(tx, campaignId);
    const { cells, leftOut, blocked } = chosen ? await takeChosen(tx, campaign, chosen) : takeAll(campaign);
    const build = await tx.build.create({ data: { campaignId, requestedBy: personOf(scope) } });
    await storeItems(tx, build.id, cells);
    await addJob(tx, buildJob, { organizationId: scope.organizationId, buildId: build.id }, `build:${build.id}`);
    audit(`campaign:${campaignId}`, { build: build.id, cells: cells.length, leftOut, revision: campaign.revision });
    await tell("variant.progress", { campaignId, buildId: build.id });
    return { buildId: build.id, cells: cells.length, blocked };
  });
}

async function demandIdle(tx: Tx, campaignId: string): Promise<void> {
  const running = await tx.build.findFirst({ where: { campaignId, state: { in: ["queued", "running"] } }, select: { id: true } });
  if (running) throw new Refusal("conflict", "A build is already running. Its variants appear one by one; press Build again when it is done.");
}

function takeAll(campaign: CampaignView): Taken {
  demandNone(lacksOf(campaign));
  const all = cellsOf(campaign, new Date());
  const cells = all.filter(({ block }) => block === null);
  return { cells, leftOut: all.length - cells.length, blocked: blockedOf(all) };
}

/** A language without copy keeps only its own cells from being built. */
async function takeChosen(tx: Tx, campaign: CampaignView, chosen: ChosenCells): Promise<Taken> {
  demandNone(lacksOf(campaign).filter(({ at }) => at === "master" || at === "brief"));
  const stored = await listStoredVariants(tx, campaign.id);
  const items = new Map((await listLatestItems(tx, campaign.id, { unfinished: true })).map((item) => [nameOfCell(item), item]));
  const digest = inputsDigester();
  const wasRefused = (cell: Cell) => cellStateOf(digest(cell.inputs), stored.get(nameOfCell(cell)) ?? null, items.get(nameOfCell(cell)) ?? null) === "blocked";
  const { taken, leftOut } = chooseCells(campaign, cellsOf(campaign, new Date()), chosen, wasRefused);
  const blocked = blockedOf(leftOut);
  if (taken.length === 0) throw new Refusal("unready", "None of the chosen variants can be built. Nothing was started.", blocked);
  return { cells: taken, leftOut: leftOut.length, blocked };
}

function demandNone(lacks: Complaint[]): void {
  if (lacks.length > 0) throw new Refusal("unready", "This campaign cannot be built yet. Nothing was started.", lacks);
}

/** Cells of one statement: some 700 kB of text. */
const cellsAtOnce = 1_000;

async function storeItems(tx: Tx, buildId: string, cells: readonly Cell[]): Promise<void> {
  const digest = inputsDigester();
  const itemOf = ({ market, locale, placementKey, inputs }: Cell) => ({ market, locale, placementKey, inputs, inputsDigest: digest(inputs) });
  for (let from = 0; from < cells.length; from += cellsAtOnce) {
    const items = cells.slice(from, from + cellsAtOnce).map(itemOf);
    await tx.$executeRaw`
      INSERT INTO build_item (build_id, market, locale, placement_key, inputs, inputs_digest)
      SELECT ${buildId}::uuid, told.market, told.locale, told."placementKey", told.inputs, told."inputsDigest"
      FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
        AS told(market text, locale text, "placementKey" text, inputs jsonb, "inputsDigest" text)`;
    await breathe();
  }
}
