import { findMarket } from "@/features/market/model/catalogue";
import type { MarketLine } from "@/features/market/model/market-line";
import { grouped } from "@/kernel/grouped";
import { equalShares, wholePpm } from "@/kernel/share";
import type { MarketView } from "./campaign";

/** What Markets knows of a country, as far as a brief starts from it. */
export type KnownMarket = Pick<MarketLine, "market" | "name" | "currency" | "locales" | "mediaValue" | "restricted">;

/** A market as a brief starts with it: its languages and their shares from Markets, else the catalogue's first language. */
export function marketDrafts(code: string, known: KnownMarket | null, clickThrough: string): MarketView[] {
  const listed = findMarket(code);
  const currency = known?.currency ?? listed?.currency ?? "";
  const locales = known && known.locales.length > 0 ? known.locales : [{ locale: listed?.locales[0] ?? "", sharePpm: wholePpm }];
  return locales.map(({ locale, sharePpm }) => ({ market: code, locale, currency, clickThrough, sharePpm }));
}

/** The ten markets with the highest media value, highest first; those whose value is not known are left out. */
export function topByValue(lines: readonly KnownMarket[], count = 10): KnownMarket[] {
  const valued = lines.flatMap((line) => (line.mediaValue ? [{ line, micros: line.mediaValue.micros }] : []));
  return valued
    .toSorted((a, b) => b.micros - a.micros || (a.line.market < b.line.market ? -1 : 1))
    .slice(0, count)
    .map(({ line }) => line);
}

/** Rows of one market next to each other, in the order of each market's first. */
export function together<T extends { market: string }>(rows: readonly T[]): T[] {
  return [...grouped(rows, ({ market }) => market).values()].flat();
}

/** An address for one market and language: {market} becomes de, {MARKET} DE and {locale} de-DE; the rest, {ref} too, stays. */
export function addressOf(pattern: string, { market, locale }: { market: string; locale: string }): string {
  return pattern.replaceAll("{market}", market.toLowerCase()).replaceAll("{MARKET}", market).replaceAll("{locale}", locale);
}

/** True when the shares are what equal parts get, whatever their order. */
export function areEqual(shares: readonly number[]): boolean {
  const sorted = shares.toSorted((a, b) => b - a);
  return equalShares(shares.length).every((share, at) => share === sorted[at]);
}

export interface SharedPart {
  /** What it is a part of, such as a connector. */
  whole: string;
  sharePpm: number;
}

/**
 * The shares after parts came, went or moved: a whole that was shared equally, or is new, is shared equally again; in any other,
 * what was given stays and a part that came gets nothing: its share after is null.
 */
export function reshared(before: readonly SharedPart[], after: readonly { whole: string; sharePpm: number | null }[]): number[] {
  const was = grouped(before, ({ whole }) => whole);
  const shares = after.map(({ sharePpm }) => sharePpm ?? 0);
  for (const [whole, parts] of grouped([...after.entries()], ([, part]) => part.whole)) {
    const places = parts.map(([at]) => at);
    const old = was.get(whole) ?? [];
    if (old.length > 0 && !areEqual(old.map(({ sharePpm }) => sharePpm))) continue;
    for (const [at, share] of equalShares(places.length).entries()) shares[places[at] ?? 0] = share;
  }
  return shares;
}
