// Stock: the blobs a hub holds. Stockout: a request for a variant that it has to fetch.
// Cell: a placement of a campaign for one audience; the newest release shows some blobs in it, kept releases others.
// Lot: cells that show the same blobs now, so that they are held or left out together.
// Forecast stock: lots that bring the in-stock rate to its target. Safety stock: what is placed beyond it.
// Backup: what a placement shows when nothing else may serve or can be had; always held.
import type { Digest } from "@/kernel/digest";

export interface StockCell {
  campaign: string;
  placement: string;
  /** "DE/de-DE", "DE", "*" for every market, or "backup". */
  key: string;
  /** Indexes into the facts' blobs: what the newest release shows, and what the others held beside it show in addition. */
  blobs: number[];
  kept: number[];
  /** Expected on the hubs of its market; null when nobody knows the market's impressions, and for what is shown to every market. */
  impressionsPerDay: number | null;
}

/** What a plan is made from; the same for every hub of an organization. */
export interface StockFacts {
  blobs: { digest: Digest; bytes: number }[];
  cells: StockCell[];
  /** Every market with figures or with a cell, by code. */
  markets: { market: string; impressionsPerDay: number | null }[];
}

/** The market and locale of a cell's key; no locale for a market alone. */
export function splitKey(key: string): { market: string; locale: string } {
  const [market = "", locale = ""] = key.split("/");
  return { market, locale };
}
