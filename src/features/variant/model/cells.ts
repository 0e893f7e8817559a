import type { CampaignView, MasterView, PlacementView } from "@/features/campaign/model/campaign";
import { flightFinder, ownHoursOf } from "@/features/campaign/model/flight";
import { budgetOf } from "@/features/creative/model/sizes";
import { slotKeys, templateFor } from "@/features/creative/model/template";
import { type Judgement, judge } from "@/features/rule/model/judge";
import { backupCell, recipeVersion, type VariantInputs } from "./inputs";

/** One variant that the campaign's brief asks for, what rules say of it, and what it would be made from now. */
export interface Cell extends Judgement {
  placementId: string;
  placementKey: string;
  market: string;
  locale: string;
  inputs: VariantInputs;
}

type Audience = Pick<Cell, "market" | "locale"> & { currency: string | null; copy: VariantInputs["copy"] };

/** The strings of one locale that the template draws, by key; keys without a text are absent. */
export function copyFor(campaign: Pick<CampaignView, "copy">, locale: string): Record<string, string> {
  const texts = slotKeys.map((key) => [key, campaign.copy.find((row) => row.key === key)?.texts[locale] ?? ""] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ""));
}

/** Judges cells of the campaign by the rules in force. */
export function judgeOf({ facts, flights }: Pick<CampaignView, "facts" | "flights">, at: Date): (placement: PlacementView, market: string) => Judgement {
  const on = at.toISOString().slice(0, 10);
  const flightsOf = flightFinder(flights);
  return ({ key, connector, widthPx, heightPx }, market) => {
    const hours = () => {
      const own = flightsOf(market, key).map((flight) => ownHoursOf(flight, market));
      return own.length > 0 ? own : [""];
    };
    return judge(facts, { market, connector, widthPx, heightPx, hours }, on);
  };
}

/**
 * Every placement × market and language of the campaign and one backup for each placement, with what the rules in force say;
 * none before there is a master. A backup has no words and no link, and is not judged.
 */
export function cellsOf(campaign: CampaignView, at: Date): Cell[] {
  const { master } = campaign;
  if (!master) return [];
  const judged = judgeOf(campaign, at);
  const audiences = audiencesOf(campaign);
  return campaign.placements.flatMap((placement) => {
    const judgements = new Map<string, Judgement>();
    const sized = sizedOf(placement);
    return audiences.map((audience) => {
      const judgement = judgements.get(audience.market) ?? judged(placement, audience.market);
      judgements.set(audience.market, judgement);
      return cellOf(campaign, master, sized, audience, judgement);
    });
  });
}

/** The cell of that name alone, without making the others; null when there is none, or no master yet. */
export function cellNamed(campaign: CampaignView, { placementKey, market, locale }: Pick<Cell, "placementKey" | "market" | "locale">, at: Date): Cell | null {
  const markets = campaign.markets.filter((row) => row.market === market && row.locale === locale);
  const placements = campaign.placements.filter(({ key }) => key === placementKey);
  return cellsOf({ ...campaign, markets, placements }, at).find((cell) => cell.market === market && cell.locale === locale) ?? null;
}

/** Whom cells are for. There may be 20,000 cells: a language's copy is put together once, and a market's languages share a judgement. */
function audiencesOf(campaign: CampaignView): Audience[] {
  const copies = new Map([...campaign.markets, backupCell].map(({ locale }) => [locale, copyFor(campaign, locale)]));
  return [...campaign.markets, { ...backupCell, currency: null }].map((row) => ({ ...row, copy: copies.get(row.locale) ?? {} }));
}

type SizedPlacement = Pick<PlacementView, "id" | "key" | "format" | "connector"> & Pick<VariantInputs, "size" | "template" | "budgetBytes">;

function sizedOf(placement: PlacementView): SizedPlacement {
  const { widthPx, heightPx, connector } = placement;
  return { ...placement, size: { widthPx, heightPx }, template: templateFor(widthPx, heightPx), budgetBytes: budgetOf(widthPx, heightPx, connector) };
}

/** Members one by one: spreading them takes ten times as long. */
function cellOf(campaign: CampaignView, master: MasterView, placement: SizedPlacement, audience: Audience, { rules, block, link }: Judgement): Cell {
  const { market, locale, currency, copy } = audience;
  const { size, template, format, budgetBytes, connector } = placement;
  const inputs: VariantInputs = {
    recipe: recipeVersion,
    master: master.digest,
    focal: campaign.focal,
    size,
    market,
    locale,
    currency,
    copy,
    template,
    format,
    budgetBytes,
    connector,
    rules,
  };
  return { rules, block, link, placementId: placement.id, placementKey: placement.key, market, locale, inputs };
}

/** True for a placement's neutral variant: the master without any copy. */
export function isBackup(cell: Pick<Cell, "market">): boolean {
  return cell.market === backupCell.market;
}
