import type { CampaignView, MasterView, PlacementView } from "@/features/campaign/model/campaign";
import { budgetOf } from "@/features/creative/model/sizes";
import { slotKeys, templateFor } from "@/features/creative/model/template";
import { backupCell, recipeVersion, type VariantInputs } from "./inputs";

/** One variant that the campaign's brief asks for, and what it would be made from now. */
export interface Cell {
  placementId: string;
  placementKey: string;
  market: string;
  locale: string;
  inputs: VariantInputs;
}

type Audience = Pick<Cell, "market" | "locale"> & { currency: string | null };

/** The strings of one locale that the template draws, by key; keys without a text are absent. */
export function copyFor(campaign: Pick<CampaignView, "copy">, locale: string): Record<string, string> {
  const texts = slotKeys.map((key) => [key, campaign.copy.find((row) => row.key === key)?.texts[locale] ?? ""] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ""));
}

/** Every placement × market of the campaign and one backup for each placement; none before there is a master. */
export function cellsOf(campaign: CampaignView): Cell[] {
  const { master } = campaign;
  if (!master) return [];
  const audiences: Audience[] = [...campaign.markets, { ...backupCell, currency: null }];
  return campaign.placements.flatMap((placement) => audiences.map((audience) => cellOf(campaign, master, placement, audience)));
}

function cellOf(campaign: CampaignView, master: MasterView, placement: PlacementView, { market, locale, currency }: Audience): Cell {
  const { widthPx, heightPx, format, connector } = placement;
  return {
    placementId: placement.id,
    placementKey: placement.key,
    market,
    locale,
    inputs: {
      recipe: recipeVersion,
      master: master.digest,
      focal: campaign.focal,
      size: { widthPx, heightPx },
      market,
      locale,
      currency,
      copy: copyFor(campaign, locale),
      template: templateFor(widthPx, heightPx),
      format,
      budgetBytes: budgetOf(widthPx, heightPx),
      connector,
      rules: "none",
    },
  };
}

/** True for a placement's neutral variant: the master without any copy. */
export function isBackup(cell: Pick<Cell, "market">): boolean {
  return cell.market === backupCell.market;
}
