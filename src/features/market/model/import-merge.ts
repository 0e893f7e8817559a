import type { Money } from "@/kernel/money";
import { boundFault } from "./figure-bounds";
import { demandWhole, type LocaleCell } from "./import-cells";
import { type FigureKey, figureKeys, type ImportField } from "./import-columns";
import type { Complain } from "./import-figures";
import type { MarketRow, RowFigures, StatedSources } from "./import-rows";

/** What a file says of one market; what it says nothing of is undefined. */
export interface MarketDraft extends Omit<RowFigures, "cpm"> {
  market: string;
  /** The rows that say it, as a spreadsheet counts them. */
  rows: number[];
  currency: string | undefined;
  /** Null shares where the file names none. */
  locales: LocaleCell[] | undefined;
  cpm: Money | null | undefined;
  restricted: string[] | undefined;
  sources: StatedSources;
}

/** Rows to markets, in the order of the file. Several rows of a market are its locales, one each, and must agree in all else. */
export function mergeRows(rows: readonly MarketRow[], complain: Complain): MarketDraft[] {
  const groups = new Map<string, MarketRow[]>();
  for (const row of rows) {
    if (row.market === null) continue;
    const group = groups.get(row.market);
    if (group) group.push(row);
    else groups.set(row.market, [row]);
  }
  return [...groups].flatMap(([market, group]) => mergeGroup(market, distinct(market, group, complain), complain));
}

/** The rows of a market that add a locale; a market that is there again without one is complained of, with both rows. */
function distinct(market: string, group: readonly MarketRow[], complain: Complain): MarketRow[] {
  const [first] = group;
  const seen = new Map<string, number>();
  return group.filter((line) => {
    if (line === first) {
      for (const { locale } of line.locales ?? []) seen.set(locale, line.row);
      return true;
    }
    const [only, ...more] = line.locales ?? [];
    const long = only !== undefined && more.length === 0 && (first?.locales ?? []).length === 1;
    const earlier = only && seen.get(only.locale);
    if (long && earlier === undefined) {
      seen.set(only.locale, line.row);
      return true;
    }
    complain(
      line.row,
      "market",
      `${market} is there already, in row ${earlier ?? first?.row}${long ? ` with ${only.locale}` : ""}; one of the two rows is too many.`,
    );
    return false;
  });
}

function mergeGroup(market: string, group: readonly MarketRow[], complain: Complain): MarketDraft[] {
  const [first] = group;
  if (!first) return [];
  const agreed = <T>(field: ImportField, of: (row: MarketRow) => T | undefined): T | undefined => agree(market, group, { field, of, complain });
  const currency = agreed("currency", (row) => row.currency);
  const cpmCurrency = agreed("cpmCurrency", (row) => row.cpmCurrency);
  const price = agreed("cpm", (row) => row.cpm);
  const cpm = priceOf(price, cpmCurrency ?? currency);
  const says = price == null ? null : cpm ? boundFault("cpm", price, cpm.currency) : noCurrency;
  if (says) complain(group.find((row) => row.cpm != null)?.row ?? first.row, "cpm", says);
  return [
    {
      market,
      rows: group.map(({ row }) => row),
      currency,
      locales: localesOf(market, group, complain),
      cpm,
      dailyImpressions: agreed("dailyImpressions", (row) => row.dailyImpressions),
      conversionRate: agreed("conversionRate", (row) => row.conversionRate),
      ttfbP75: agreed("ttfbP75", (row) => row.ttfbP75),
      restricted: agreed("restricted", (row) => row.restricted),
      sources: Object.fromEntries(figureKeys.flatMap((key) => sourceOf(key, agreed))),
    },
  ];
}

const noCurrency = "This CPM has no currency; name it in the header, as in CPM (USD), in a column of its own, or choose it.";

function priceOf(price: number | null | undefined, currency: string | undefined): Money | null | undefined {
  if (price == null) return price;
  return currency === undefined ? undefined : { micros: Math.round(price * 1_000_000), currency };
}

type Agreed = <T>(field: ImportField, of: (row: MarketRow) => T | undefined) => T | undefined;

function sourceOf(key: FigureKey, agreed: Agreed): [FigureKey, { source?: string; on?: string }][] {
  const source = agreed(`${key}Source`, (row) => row.sources[key]?.source);
  const on = agreed(`${key}On`, (row) => row.sources[key]?.on);
  return source === undefined && on === undefined ? [] : [[key, { ...(source !== undefined && { source }), ...(on !== undefined && { on }) }]];
}

interface Agreement<T> {
  field: ImportField;
  of: (row: MarketRow) => T | undefined;
  complain: Complain;
}

/** What the rows of a market say of one field: the first word counts, another one is complained of. */
function agree<T>(market: string, group: readonly MarketRow[], { field, of, complain }: Agreement<T>): T | undefined {
  const teller = group.find((row) => of(row) !== undefined);
  if (!teller) return undefined;
  const told = of(teller);
  for (const row of group) {
    const said = of(row);
    if (said !== undefined && wordOf(said) !== wordOf(told))
      complain(
        row.row,
        field,
        `${wordOf(said)} contradicts row ${teller.row}, where ${market} has ${wordOf(told)}; write it alike in every row of a market, or once.`,
      );
  }
  return told;
}

const wordOf = (said: unknown) => (said === null ? "none" : Array.isArray(said) ? said.join("; ") || "none" : String(said));

function localesOf(market: string, group: readonly MarketRow[], complain: Complain): LocaleCell[] | undefined {
  const locales = group.flatMap((row) => sharedOf(row, complain));
  const [first] = group;
  const last = group.at(-1);
  if (locales.length === 0 || !first || !last) return undefined;
  const whole = demandWhole(locales);
  const where = last === first ? "" : `${market} in rows ${first.row} to ${last.row}: `;
  for (const says of whole.says ?? []) complain(last.row, group.some(({ sharePpm }) => sharePpm !== null) ? "localeShare" : "locales", `${where}${says}`);
  return whole.value;
}

/** The locales of a row, with the share of the row's own column where it has one. */
function sharedOf({ row, locales, sharePpm }: MarketRow, complain: Complain): LocaleCell[] {
  if (sharePpm === null) return locales ?? [];
  const [only, ...more] = locales ?? [];
  if (only && more.length === 0) return [{ locale: only.locale, sharePpm: only.sharePpm ?? sharePpm }];
  complain(row, "localeShare", "A share needs exactly one locale in its row.");
  return locales ?? [];
}
