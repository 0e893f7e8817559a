import type { FigureKey } from "./import-columns";

/**
 * Units worth about a US cent or less; prices there have more digits before the decimal sign. Source: central banks' rates against the US
 * dollar of 2024 and 2025; a unit near a cent is in, since to be here only loosens a check.
 */
const smallUnits: ReadonlySet<string> = new Set(
  "ALL AMD AOA ARS BDT BIF CDF CLP COP CRC CVE DJF DZD ETB GNF GYD HTG HUF IDR IQD IRR ISK JMD JPY KES KHR KMF KPW KRW KZT LAK LBP LKR LRD MGA MMK MNT MWK NGN NPR PKR PYG RSD RWF SDG SOS SSP SYP TZS UGX UZS VES VND VUV XAF XOF XPF YER".split(
    " ",
  ),
);

const mostCpm = 10_000;
const mostCpmSmall = 1_000_000_000;

const counts = new Intl.NumberFormat("en", { maximumFractionDigits: 20 });

/**
 * Why a figure is absurd, one sentence, or null. Every figure starts at 0. The bounds and their reasons: a CPM of 10,000 is ten units for
 * one impression (1,000,000,000 where the unit is worth less than a cent, as the rial is); 1e11 impressions a day are more than ten
 * for every person on earth; a p75 TTFB of a minute is past every browser's patience, and none takes less than 1 ms; a conversion rate is
 * at most 1, more is a percentage without its sign. A CPM without its currency is bound by nothing but its sign.
 */
export function boundFault(figure: FigureKey, value: number, currency?: string): string | null {
  if (value < 0) return `${counts.format(value)} is negative; this figure starts at 0.`;
  if (figure === "cpm") return currency === undefined ? null : overCpm(value, currency);
  if (figure === "dailyImpressions") return countFault(value);
  if (figure === "conversionRate") return value > 1 ? `${counts.format(value)} is more than every impression; write 1.21 % or 0.0121.` : null;
  if (value < 1) return `${counts.format(value)} ms is less than 1 ms; is it in seconds?`;
  return value > 60_000 ? `${counts.format(value)} ms is more than a minute; is it in microseconds?` : null;
}

function overCpm(value: number, currency: string): string | null {
  const most = smallUnits.has(currency) ? mostCpmSmall : mostCpm;
  return value > most
    ? `${counts.format(value)} is a price of more than ${counts.format(most / 1_000)} ${currency} for one impression; CPM is for a thousand.`
    : null;
}

function countFault(value: number): string | null {
  if (!Number.isInteger(value)) return `${counts.format(value)} is no whole number of impressions.`;
  return value > 1e11 ? `${counts.format(value)} impressions a day are more than ten for every person on earth.` : null;
}
