/** A sum of money: whole millionths of one unit of an ISO 4217 currency. */
export interface Money {
  readonly micros: number;
  readonly currency: string;
}

/** One unit of `base` was worth `rate` units of `quote` on a day, "2026-11-25". */
export interface Rate {
  readonly base: string;
  readonly quote: string;
  readonly on: string;
  readonly rate: number;
}

/** What an organization shows sums in, and the rates it dated. */
export interface Currency {
  readonly reporting: string;
  readonly rates: readonly Rate[];
  /** The day whose newest rates count, "2026-11-25". */
  readonly on: string;
}

/** The newest rate from one currency to another up to a day, in either direction; 1 for the same; null when there is none: it is never guessed. */
export function rateOf({ rates, on }: Pick<Currency, "rates" | "on">, from: string, to: string): { rate: number; on: string } | null {
  if (from === to) return { rate: 1, on };
  const known = rates
    .filter((one) => one.on <= on && ((one.base === from && one.quote === to) || (one.base === to && one.quote === from)))
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : Number(b.base === from) - Number(a.base === from)));
  const [newest] = known;
  return newest ? { rate: newest.base === from ? newest.rate : 1 / newest.rate, on: newest.on } : null;
}

/** The sum in the reporting currency, rounded to whole millionths; null when no rate is known for it. */
export function toReporting(money: Money, currency: Currency): Money | null {
  const known = rateOf(currency, money.currency, currency.reporting);
  return known && { micros: Math.round(money.micros * known.rate), currency: currency.reporting };
}

/** Media value of a day: CPM × impressions ÷ 1000. It is never revenue. Source: cost per mille, IAB Glossary of Interactive Advertising Terms. */
export function mediaValue(cpm: Money, impressions: number): Money {
  return { micros: Math.round((cpm.micros * impressions) / 1_000), currency: cpm.currency };
}
