import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { previewUrl } from "@/platform/preview-link";
import type { CellDetail } from "../model/cell-view";
import { cellNamed, judgeOf } from "../model/cells";
import { backupCell } from "../model/inputs";
import { digestOfInputs } from "../model/key";
import { failuresOf } from "../model/preflight";
import type { CellOf } from "../schema";
import { listLatestItems } from "./latest-items";
import { variantOf, viewOf } from "./list-cells";
import { findLiveDigests } from "./live-digests";

/** One cell with all that is known of it: why it is as it is, its file, its checks, and what the live release serves there. */
export async function getCell(scope: Scope, { campaignId, ...name }: CellOf): Promise<CellDetail> {
  const campaign = await getCampaign(scope, { id: campaignId });
  const placement = campaign.placements.find(({ key }) => key === name.placementKey);
  const row = [...campaign.markets, backupCell].find(({ market, locale }) => market === name.market && locale === name.locale);
  if (!placement || !row) throw missing("variant");
  const key = { campaignId, placementId: placement.id, market: name.market, locale: name.locale };
  const [stored, [item = null], live] = await Promise.all([
    db().variant.findUnique({ where: { campaignId_placementId_market_locale: key } }),
    listLatestItems(db(), campaignId, { cell: name }),
    findLiveDigests(scope, campaignId),
  ]);
  const variant = stored && variantOf(stored);
  const at = new Date();
  const cell = cellNamed(campaign, name, at);
  const view = cell && viewOf(cell, digestOfInputs(cell.inputs), variant, item);
  const digest = live?.of(name) ?? null;
  return {
    state: view?.state ?? "missing",
    reason: judgeOf(campaign, at)(placement, name.market).block ?? (view ? reasonOf(view) : "There is no photo yet."),
    budgetBytes: view?.budgetBytes ?? null,
    variant,
    url: variant && previewUrl(variant.digest, variant.mime, Date.now()),
    live: live && digest !== null ? { release: live.release, current: digest === variant?.digest } : null,
  };
}

/** What pre-flight or the build said; null where the state says all. */
function reasonOf({ state, variant, item }: NonNullable<ReturnType<typeof viewOf>>): string | null {
  if (state !== "blocked" && state !== "failed") return null;
  return item?.reason || (variant && failuresOf(variant.preflight)) || null;
}
