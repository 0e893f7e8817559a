import { wholePpm } from "@/kernel/share";
import type { ConnectorShare, MarketView, PlacementView } from "./campaign";

/** What of a campaign its volumes follow from. */
export interface Shares {
  markets: readonly Pick<MarketView, "market" | "locale" | "sharePpm">[];
  connectors: readonly ConnectorShare[];
  placements: readonly Pick<PlacementView, "key" | "connector" | "sharePpm">[];
}

/** Share of a market's impressions that falls on one of its languages, 0 to 1; 0 for one the brief does not have. */
export function localeShareOf({ markets }: Pick<Shares, "markets">, market: string, locale: string): number {
  return (markets.find((row) => row.market === market && row.locale === locale)?.sharePpm ?? 0) / wholePpm;
}

/** Share of every market's impressions that falls on a placement, 0 to 1: its connector's share × its share of the connector. */
export function placementShareOf({ connectors, placements }: Pick<Shares, "connectors" | "placements">, placementKey: string): number {
  const placement = placements.find(({ key }) => key === placementKey);
  const connector = connectors.find((row) => row.connector === placement?.connector);
  return ((placement?.sharePpm ?? 0) / wholePpm) * ((connector?.sharePpm ?? 0) / wholePpm);
}

/**
 * Expected impressions a day of one variant: market impressions × locale share × placement share × connector share.
 * Null when the market's impressions are not known.
 */
export function volumeOf(campaign: Shares, cell: { market: string; locale: string; placementKey: string }, dailyImpressions: number | null): number | null {
  if (dailyImpressions === null) return null;
  return dailyImpressions * localeShareOf(campaign, cell.market, cell.locale) * placementShareOf(campaign, cell.placementKey);
}
