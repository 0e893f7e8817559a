// Size: width × height of a placement in pixels.
// Budget: the most bytes that a creative of a size may weigh.
// Fixed: in the IAB New Ad Portfolio (July 2017), whose initial load is the budget; the rest are common all the same.
import { weightLimitOf } from "@/features/publisher/model/connectors";

export interface AdSize {
  name: string;
  widthPx: number;
  heightPx: number;
  budgetBytes: number;
  /** False for sizes that sell although the fixed list does not have them. */
  fixed: boolean;
}

const size = (name: string, widthPx: number, heightPx: number, budgetKb: number, fixed = true): AdSize => ({
  name,
  widthPx,
  heightPx,
  budgetBytes: budgetKb * 1_000,
  fixed,
});

/** The IAB's fixed sizes with their initial-load budgets (New Ad Portfolio v1.1), and common ones with the default budget. */
export const adSizes: readonly AdSize[] = [
  size("Medium rectangle", 300, 250, 150),
  size("Leaderboard", 728, 90, 150),
  size("Skyscraper", 160, 600, 150),
  size("Billboard", 970, 250, 250),
  size("Super leaderboard", 970, 90, 200),
  size("Portrait", 300, 1050, 250),
  size("Smartphone banner", 320, 50, 50),
  size("Smartphone banner, small", 300, 50, 50),
  size("Button", 120, 60, 50),
  size("Phone interstitial", 640, 1136, 300),
  size("Phone interstitial, medium", 750, 1334, 300),
  size("Phone interstitial, large", 1080, 1920, 300),
  size("Feature phone, small", 120, 20, 5),
  size("Feature phone, medium", 168, 28, 5),
  size("Feature phone, large", 216, 36, 5),
  size("Half page", 300, 600, 150, false),
  size("Large rectangle", 336, 280, 150, false),
  size("Large mobile banner", 320, 100, 150, false),
];

/** IAB's display budget, in bytes, where a size has none of its own. */
export const defaultBudgetBytes = 150_000;

/** A fixed size that has room for words; feature phones' have next to none. */
export function isRoomy({ fixed, budgetBytes }: AdSize): boolean {
  return fixed && budgetBytes >= 50_000;
}

/** The catalogue's row of a size, or null for a custom one. */
export function findSize(widthPx: number, heightPx: number): AdSize | null {
  return adSizes.find((known) => known.widthPx === widthPx && known.heightPx === heightPx) ?? null;
}

/** The most bytes a creative of this size may weigh, or its connector takes where that is less. */
export function budgetOf(widthPx: number, heightPx: number, connector: string): number {
  return Math.min(findSize(widthPx, heightPx)?.budgetBytes ?? defaultBudgetBytes, weightLimitOf(connector));
}
