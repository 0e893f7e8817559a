import { getCampaign } from "@/features/campaign/reads/get-campaign";
import type { Scope } from "@/kernel/scope";
import { previewUrl } from "@/platform/preview-link";
import type { ShownCell } from "../model/cell-view";
import { listCells } from "./list-cells";

/** The campaign's cells for its screens. */
export async function showCells(scope: Scope, { campaignId }: { campaignId: string }): Promise<ShownCell[]> {
  const cells = await listCells(scope, await getCampaign(scope, { id: campaignId }));
  return cells.map((cell) => ({ ...cell, url: cell.variant && previewUrl(cell.variant.digest, cell.variant.mime, Date.now()) }));
}
