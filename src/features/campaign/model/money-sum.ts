import type { MarketLine } from "@/features/market/model/market-line";
import { type Currency, type Money, mediaValue, type Rate, rateOf, toReporting } from "@/kernel/money";
import { localeShareOf, placementShareOf, type Shares } from "./volume";

/** Sums of money of several currencies: what could be added up in the reporting currency, and what could not. */
export interface MoneySum {
  /** In the reporting currency. */
  known: Money;
  /** One a currency that has no rate to the reporting one, by code. */
  unrated: Money[];
  /** Markets whose CPM or daily impressions nobody entered: they are named, not counted as nothing. */
  without: string[];
}

/** A sum of nothing yet. */
export function emptySum(reporting: string): MoneySum {
  return { known: { micros: 0, currency: reporting }, unrated: [], without: [] };
}

/** Several sums in one reporting currency as one. */
export function addSums(reporting: string, sums: readonly MoneySum[]): MoneySum {
  const unrated = new Map<string, number>();
  for (const { micros, currency } of sums.flatMap((sum) => sum.unrated)) unrated.set(currency, (unrated.get(currency) ?? 0) + micros);
  return {
    known: { micros: sums.reduce((total, { known }) => total + known.micros, 0), currency: reporting },
    unrated: [...unrated].map(([currency, micros]) => ({ micros, currency })).toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
    without: [...new Set(sums.flatMap((sum) => sum.without))].toSorted(),
  };
}

/** A sum of one amount, converted by the newest rate. */
export function sumOf(money: Money, currency: Currency): MoneySum {
  const known = toReporting(money, currency);
  return known ? { ...emptySum(currency.reporting), known } : { ...emptySum(currency.reporting), unrated: [money] };
}

/** The one rate that counts for each of some currencies, so that a long history is searched once; those without a rate are absent. */
export function ratesToday(currency: Currency, codes: Iterable<string>): Rate[] {
  return [...new Set(codes)].flatMap((base) => {
    const known = base === currency.reporting ? null : rateOf(currency, base, currency.reporting);
    return known ? [{ base, quote: currency.reporting, ...known }] : [];
  });
}

/** Share of a market's impressions that a campaign's languages and placements cover, 0 to 1: the sum of its cells' shares in volume.ts. */
export function coverageOf(campaign: Shares, market: string): number {
  const locales = campaign.markets.filter((row) => row.market === market).map(({ locale }) => localeShareOf(campaign, market, locale));
  const placements = campaign.placements.map(({ key }) => placementShareOf(campaign, key));
  return total(locales) * total(placements);
}

const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0);

type Figures = Pick<MarketLine, "cpm" | "cpmReporting" | "dailyImpressions">;

/** Media value of a day of a campaign: each market's CPM × impressions ÷ 1000 × the share that the campaign covers. It is never revenue. Source: cost per mille, IAB Glossary of Interactive Advertising Terms. */
export function campaignValue(campaign: Shares, figures: ReadonlyMap<string, Figures>, reporting: string): MoneySum {
  const codes = [...new Set(campaign.markets.map(({ market }) => market))];
  return addSums(
    reporting,
    codes.map((market): MoneySum => {
      const { cpm, cpmReporting, dailyImpressions } = figures.get(market) ?? { cpm: null, cpmReporting: null, dailyImpressions: null };
      if (!cpm || dailyImpressions === null) return { ...emptySum(reporting), without: [market] };
      const impressions = dailyImpressions * coverageOf(campaign, market);
      if (!cpmReporting) return { ...emptySum(reporting), unrated: [mediaValue(cpm, impressions)] };
      return { ...emptySum(reporting), known: mediaValue(cpmReporting, impressions) };
    }),
  );
}
