import type { CampaignView } from "@/features/campaign/model/campaign";
import { sees } from "@/features/identity/policy";
import { type Digest, isDigest } from "@/kernel/digest";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db, type Prisma, type Tx } from "@/platform/db";
import { cellStateOf } from "../model/cell-state";
import type { BuiltVariant, CellItem, CellView } from "../model/cell-view";
import { type Cell, cellsOf } from "../model/cells";
import { PreflightReport } from "../model/inputs";
import { inputsDigester } from "../model/key";
import { listLatestItems } from "./latest-items";
import { nameOfCell } from "./stored-variants";

/** Every cell that the campaign's brief asks for with its state and what today's rules say of it; empty before there is a master. */
export async function listCells(scope: Scope, campaign: CampaignView, tx: Tx = db()): Promise<CellView[]> {
  if (!sees(scope, campaign.teamId)) throw missing("campaign");
  const owned = { campaign: { id: campaign.id, organizationId: scope.organizationId } };
  const variants = await tx.variant.findMany({ where: owned, include: { placement: { select: { key: true } } } });
  const latest = await listLatestItems(tx, campaign.id);
  const built = new Map(variants.map((row) => [nameOfCell({ ...row, placementKey: row.placement.key }), variantOf(row)]));
  const items = new Map(latest.map((item) => [nameOfCell(item), item]));
  const digest = inputsDigester();
  return cellsOf(campaign, new Date()).map((cell) =>
    viewOf(cell, digest(cell.inputs), built.get(nameOfCell(cell)) ?? null, items.get(nameOfCell(cell)) ?? null),
  );
}

/** A cell with its latest variant and its place in the latest build. */
export function viewOf({ inputs, ...cell }: Cell, inputsDigest: Digest, variant: BuiltVariant | null, item: CellItem | null): CellView {
  const { size, budgetBytes } = inputs;
  return { ...cell, inputsDigest, size, budgetBytes, variant, item, state: cell.block ? "blocked" : cellStateOf(inputsDigest, variant, item) };
}

/** A stored variant; null when its digest cannot be read. */
export function variantOf(row: Prisma.VariantGetPayload<object>): BuiltVariant | null {
  const { inputsDigest, digest, mime, bytes, renderMs, passed, builtAt } = row;
  return isDigest(digest) ? { inputsDigest, digest, mime, bytes, renderMs, passed, builtAt, preflight: PreflightReport.parse(row.preflight) } : null;
}
