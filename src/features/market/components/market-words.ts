import { verticalWords } from "@/features/campaign/model/words";
import type { Money } from "@/kernel/money";
import { formatCount, formatMs } from "@/ui/format";
import { formatPercent } from "@/ui/percent";
import { restrictable } from "../model/import-cells";
import type { FigureKey } from "../model/import-columns";
import type { MarketLine } from "../model/market-line";

const days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "2026-11-25" -> "25 Nov 2026". */
export const dayWords = (on: string) => days.format(new Date(`${on}T00:00:00Z`));

/** 1 and "market" -> "1 market", 26 -> "26 markets". */
export const counted = (count: number, one: string, more = `${one}s`) => `${formatCount(count)} ${count === 1 ? one : more}`;

/** { micros: 9800000, currency: "USD" } -> "9.80": as many decimals as its currency has, more where they say something. */
export function amountWords({ micros, currency }: Money): string {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat("en", { minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, 4) }).format(micros / 1_000_000);
}

/** "en-US 80 %, es-US 20 %"; a single locale without its share. */
export function localesWords({ locales }: Pick<MarketLine, "locales">): string {
  const [only, ...more] = locales;
  if (only && more.length === 0) return only.locale;
  return locales.map(({ locale, sharePpm }) => `${locale} ${formatPercent(sharePpm, 1_000_000)} %`).join(", ");
}

const percents = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 4 });

/** 0.007 -> "0.70 %". */
export const rateWords = (rate: number) => `${percents.format(rate * 100)} %`;

/** Where a figure is from and of which day; "" when there is none. */
export function sourceWords(line: MarketLine, figure: FigureKey): string {
  const source = line.sources[figure];
  const entered = source ? `${source.source}, ${dayWords(source.on)}` : "";
  if (figure !== "ttfbP75" || !line.measured) return entered;
  const instead = line.enteredTtfbP75Ms === null ? "" : `; in place of ${formatMs(line.enteredTtfbP75Ms)} entered (${entered || "no source"})`;
  return `measured by beacons, ${formatCount(line.measured.count)} impressions in 28 days${instead}`;
}

/** "Less healthy food, Alcohol": the verticals held for restricted, by the words of the brief and in its order. */
export const restrictedWords = ({ restricted }: Pick<MarketLine, "restricted">) =>
  restrictable
    .filter((vertical) => restricted.includes(vertical))
    .map((vertical) => verticalWords[vertical])
    .join(", ");
