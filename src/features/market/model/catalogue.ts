// Market: a country where a campaign runs, ISO 3166-1 alpha-2.
// Locale: a language as written in a market, BCP 47.
// Currency: what prices are in there, ISO 4217.
// Consent market: one where a beacon is recorded only on a positive signal.
// Catalogue: every country there is, the common ones before the others.
import countries from "./countries.json";

export interface Market {
  code: string;
  name: string;
  /** The first is proposed. */
  locales: readonly [string, ...string[]];
  currency: string;
}

function row({ code, name, currency, locales: [first, ...more] }: (typeof countries)[number]): Market {
  return { code, name, currency, locales: [first ?? `und-${code}`, ...more] };
}

const byCode = new Map(countries.map((country) => [country.code, row(country)]));
/** The markets of the sample that the demo imports, by English name: lists offer them first. */
const common = "AU BR CA FR DE GR IN ID IL IT JP KZ MX NL NO PL SA SG ZA KR ES SE TH AE GB US".split(" ");
const byName = (a: Market, b: Market) => a.name.localeCompare(b.name, "en");

/** Every ISO 3166-1 country: the common ones, then the others, each by English name. */
export const markets: readonly Market[] = [
  ...common.flatMap((code) => findMarket(code) ?? []),
  ...[...byCode.values()].filter(({ code }) => !common.includes(code)).toSorted(byName),
];

/** The catalogue's row of a country code, or null. */
export function findMarket(code: string): Market | null {
  return byCode.get(code) ?? null;
}

/** The country's English name, or its code when the catalogue does not have it. */
export function nameOfMarket(code: string): string {
  return byCode.get(code)?.name ?? code;
}

const currencies: ReadonlySet<string> = new Set(countries.map(({ currency }) => currency));

/** True for an ISO 4217 code of money that is in use in some country today. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** Every currency in use, by code. */
export const currencyCodes: readonly string[] = [...currencies].toSorted();

const european = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO";
/** Parts of EU states with country codes of their own: Åland and the outermost regions of France. */
const outlying = "AX GF GP MF MQ RE YT";
const consentMarkets: ReadonlySet<string> = new Set(`${european} ${outlying} GB CH`.split(" "));

/** True in the European Economic Area (EU with its outlying parts, IS, LI, NO), the United Kingdom and Switzerland. */
export function isConsentMarket(code: string): boolean {
  return consentMarkets.has(code);
}
