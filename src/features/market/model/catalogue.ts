// Market: a country where a campaign runs, ISO 3166-1 alpha-2.
// Locale: a language as written in a market, BCP 47.
// Currency: what prices are in there, ISO 4217.
// Consent market: one where a beacon is recorded only on a positive signal.
// Catalogue: the markets that the brief offers.

export interface Market {
  code: string;
  name: string;
  /** The first is proposed. */
  locales: readonly [string, ...string[]];
  currency: string;
}

const row = (code: string, name: string, currency: string, ...locales: [string, ...string[]]): Market => ({ code, name, currency, locales });

/** Markets of the brief, by English name. */
export const markets: readonly Market[] = [
  row("AU", "Australia", "AUD", "en-AU"),
  row("BR", "Brazil", "BRL", "pt-BR"),
  row("CA", "Canada", "CAD", "en-CA", "fr-CA"),
  row("FR", "France", "EUR", "fr-FR"),
  row("DE", "Germany", "EUR", "de-DE"),
  row("GR", "Greece", "EUR", "el-GR"),
  row("IN", "India", "INR", "hi-IN", "en-IN"),
  row("ID", "Indonesia", "IDR", "id-ID"),
  row("IL", "Israel", "ILS", "he-IL"),
  row("IT", "Italy", "EUR", "it-IT"),
  row("JP", "Japan", "JPY", "ja-JP"),
  row("KZ", "Kazakhstan", "KZT", "ru-KZ", "kk-KZ"),
  row("MX", "Mexico", "MXN", "es-MX"),
  row("NL", "Netherlands", "EUR", "nl-NL"),
  row("NO", "Norway", "NOK", "nb-NO"),
  row("PL", "Poland", "PLN", "pl-PL"),
  row("SA", "Saudi Arabia", "SAR", "ar-SA"),
  row("SG", "Singapore", "SGD", "en-SG", "zh-SG"),
  row("ZA", "South Africa", "ZAR", "en-ZA"),
  row("KR", "South Korea", "KRW", "ko-KR"),
  row("ES", "Spain", "EUR", "es-ES"),
  row("SE", "Sweden", "SEK", "sv-SE"),
  row("TH", "Thailand", "THB", "th-TH"),
  row("AE", "United Arab Emirates", "AED", "ar-AE", "en-AE"),
  row("GB", "United Kingdom", "GBP", "en-GB"),
  row("US", "United States", "USD", "en-US", "es-US"),
];

const byCode = new Map(markets.map((market) => [market.code, market]));

/** The catalogue's row of a country code, or null. */
export function findMarket(code: string): Market | null {
  return byCode.get(code) ?? null;
}

/** The country's English name, or its code when the catalogue does not have it. */
export function nameOfMarket(code: string): string {
  return byCode.get(code)?.name ?? code;
}

const european = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO";
/** Parts of EU states with country codes of their own: Åland and the outermost regions of France. */
const outlying = "AX GF GP MF MQ RE YT";
const consentMarkets: ReadonlySet<string> = new Set(`${european} ${outlying} GB CH`.split(" "));

/** True in the European Economic Area (EU with its outlying parts, IS, LI, NO), the United Kingdom and Switzerland. */
export function isConsentMarket(code: string): boolean {
  return consentMarkets.has(code);
}
