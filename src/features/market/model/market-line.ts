import { type Currency, type Money, mediaValue, toReporting } from "@/kernel/money";
import type { FigureSources } from "../schema";

interface MarketLocaleShare {
  locale: string;
  /** Millionths of the market's impressions. */
  sharePpm: number;
}

/** What beacons measured in a market lately. */
export interface MeasuredTtfb {
  p75Ms: number;
  /** How many impressions were measured. */
  count: number;
  lastAt: Date;
}

/** A market as it is stored. */
export interface MarketFacts {
  market: string;
  name: string;
  currency: string;
  locales: MarketLocaleShare[];
  cpm: Money | null;
  dailyImpressions: number | null;
  conversionRate: number | null;
  /** As entered or imported. */
  enteredTtfbP75Ms: number | null;
  restricted: string[];
  sources: FigureSources;
  revision: number;
  updatedAt: Date;
}

/** What a market's media value is worked out from. */
export interface MarketFigures extends Pick<MarketFacts, "market" | "cpm" | "dailyImpressions"> {
  /** CPM in the reporting currency; null without a CPM or a rate. */
  cpmReporting: Money | null;
  /** The currency whose rate is missing. */
  missingRate: string | null;
}

/** A market as screens and plans use it. */
export interface MarketLine extends MarketFacts, MarketFigures {
  measured: MeasuredTtfb | null;
  /** The measured p75 TTFB where there is one, else the entered one. */
  ttfbP75Ms: number | null;
  /** CPM × impressions ÷ 1000 a day, in the reporting currency; null when a figure or the rate is missing. */
  mediaValue: Money | null;
}

/** A market's CPM in the reporting currency, or the rate that it lacks. */
export function figuresOf({ market, cpm, dailyImpressions }: Pick<MarketFacts, "market" | "cpm" | "dailyImpressions">, currency: Currency): MarketFigures {
  const cpmReporting = cpm && toReporting(cpm, currency);
  return { market, cpm, dailyImpressions, cpmReporting, missingRate: cpm && !cpmReporting ? cpm.currency : null };
}

/** What follows from a market's facts, what was measured there and the organization's rates. */
export function lineOf(facts: MarketFacts, measured: MeasuredTtfb | null, currency: Currency): MarketLine {
  const figures = figuresOf(facts, currency);
  const { cpmReporting, dailyImpressions } = figures;
  return {
    ...facts,
    ...figures,
    measured,
    ttfbP75Ms: measured?.p75Ms ?? facts.enteredTtfbP75Ms,
    mediaValue: cpmReporting && dailyImpressions !== null ? mediaValue(cpmReporting, dailyImpressions) : null,
  };
}
