import type { CampaignView } from "@/features/campaign/model/campaign";
import { sees } from "@/features/identity/policy";
import { isDigest } from "@/kernel/digest";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db, type Prisma, type Tx } from "@/platform/db";
import { cellStateOf } from "../model/cell-state";
import type { BuiltVariant, CellItem, CellView } from "../model/cell-view";
import { type Cell, cellsOf } from "../model/cells";
import { PreflightReport } from "../model/inputs";
import { digestOfInputs } from "../model/key";

const nameOf = (cell: { placementKey: string; market: string; locale: string }) => `${cell.placementKey} ${cell.market}/${cell.locale}`;

/** Every cell that the campaign's brief asks for with its state and what today's rules say of it; empty before there is a master. */
export async function listCells(scope: Scope, campaign: CampaignView, tx: Tx = db()): Promise<CellView[]> {
  if (!sees(scope, campaign.teamId)) throw missing("campaign");
  const owned = { campaign: { id: campaign.id, organizationId: scope.organizationId } };
  const variants = await tx.variant.findMany({ where: owned, include: { placement: { select: { key: true } } } });
  const build = await tx.build.findFirst({ where: owned, include: { items: { omit: { inputs: true } } }, orderBy: { createdAt: "desc" } });
  const running = build?.state === "queued" || build?.state === "running";
  const built = new Map(variants.map((row) => [nameOf({ ...row, placementKey: row.placement.key }), variantOf(row)]));
  const items = new Map(build?.items.map((row) => [nameOf(row), { ...row, running }]));
  return cellsOf(campaign, new Date()).map((cell) => viewOf(cell, built.get(nameOf(cell)) ?? null, items.get(nameOf(cell)) ?? null));
}

function viewOf({ inputs, ...cell }: Cell, variant: BuiltVariant | null, item: CellItem | null): CellView {
  const inputsDigest = digestOfInputs(inputs);
  const { size, budgetBytes } = inputs;
  return { ...cell, inputsDigest, size, budgetBytes, variant, item, state: cell.block ? "blocked" : cellStateOf(inputsDigest, variant, item) };
}

function variantOf(row: Prisma.VariantGetPayload<object>): BuiltVariant | null {
  const { inputsDigest, digest, mime, bytes, renderMs, passed, builtAt } = row;
  return isDigest(digest) ? { inputsDigest, digest, mime, bytes, renderMs, passed, builtAt, preflight: PreflightReport.parse(row.preflight) } : null;
}
