import type { CampaignView } from "@/features/campaign/model/campaign";
import type { ChosenCells } from "../schema";
import { type Cell, isBackup } from "./cells";

/** A cell that was asked for and is not built, and why. */
export interface LeftOut {
  market: string;
  locale: string;
  placementKey: string;
  block: string;
}

/** Why a locale cannot be drawn yet, or null: a key of the deck has no text in it, or there is no deck. */
export function copyLackOf({ copy }: Pick<CampaignView, "copy">, locale: string): string | null {
  if (copy.length === 0) return "There is no copy yet.";
  const empty = copy.filter(({ texts }) => !texts[locale]).map(({ key }) => key);
  return empty.length === 0 ? null : `The copy has no ${empty.join(", ")} in ${locale}.`;
}

/**
 * Which of the cells that were chosen are built. Left out are those that the brief no longer asks for, that a rule forbids, whose copy is
 * not there, and that pre-flight refused when they were made of the same.
 */
export function chooseCells(
  campaign: Pick<CampaignView, "copy">,
  cells: readonly Cell[],
  chosen: ChosenCells,
  wasRefused: (cell: Cell) => boolean,
): { taken: Cell[]; leftOut: LeftOut[] } {
  const lacks = new Map(chosen.map(({ locale }) => [locale, copyLackOf(campaign, locale)]));
  const named = new Map(cells.map((cell) => [`${cell.placementKey} ${cell.market}/${cell.locale}`, cell]));
  const taken: Cell[] = [];
  const leftOut: LeftOut[] = [];
  for (const { market, locale, placements } of chosen) {
    for (const placementKey of new Set(placements)) {
      const cell = named.get(`${placementKey} ${market}/${locale}`);
      const block = cell ? reasonOf(cell, lacks.get(locale) ?? null, wasRefused) : "The brief no longer asks for it.";
      if (cell && block === null) taken.push(cell);
      else leftOut.push({ market, locale, placementKey, block: block ?? "" });
    }
  }
  return { taken, leftOut };
}

function reasonOf(cell: Cell, lack: string | null, wasRefused: (cell: Cell) => boolean): string | null {
  if (cell.block !== null) return cell.block;
  if (lack !== null && !isBackup(cell)) return lack;
  return wasRefused(cell) ? "Pre-flight refused it, and nothing it is made of has changed since." : null;
}
