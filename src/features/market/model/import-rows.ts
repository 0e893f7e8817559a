import { type LocaleCell, type Read, readCurrency, readDay, readLocales, readMarket, readRestricted, readSource, sayOf } from "./import-cells";
import { type Cell, currencyOfHeader, type FigureKey, figureKeys, type ImportField, isPercentHeader, type Mapping } from "./import-columns";
import { type Complain, type NumberColumn, type ReadFigure, readColumn, type SheetRow, withinBounds } from "./import-figures";
import type { Decimal } from "./import-number";

/** What a file says of one figure: undefined nothing, null that there is none. */
export interface RowFigures {
  cpm?: number | null | undefined;
  dailyImpressions?: number | null | undefined;
  conversionRate?: number | null | undefined;
  ttfbP75?: number | null | undefined;
}

/** Where a file says a figure is from, as far as it does. */
export type StatedSources = Partial<Record<FigureKey, { source?: string; on?: string }>>;

/** One row of the file, every cell read by itself. */
export interface MarketRow extends RowFigures {
  row: number;
  /** Null when the row names no country that can be read. */
  market: string | null;
  locales: LocaleCell[] | null;
  /** Millionths, from a column of its own. */
  sharePpm: number | null;
  currency: string | undefined;
  cpmCurrency: string | undefined;
  restricted: string[] | undefined;
  sources: StatedSources;
}

export interface RowRules {
  mapping: Mapping;
  header: readonly Cell[];
  /** The decimal sign a person chose; null reads it from each column. */
  decimal: Decimal | null;
  /** The currency a person chose for prices that name none themselves. */
  cpmCurrency: string | null;
  today: string;
}

const numberColumns: readonly Omit<NumberColumn, "column">[] = [
  { field: "cpm" },
  { field: "dailyImpressions", whole: true },
  { field: "conversionRate", percent: "sign" },
  { field: "ttfbP75" },
  { field: "localeShare", percent: "sign" },
];

type Numbers = Map<ImportField, Map<number, ReadFigure>>;

function readNumbers(rows: readonly SheetRow[], { mapping, header, decimal }: RowRules, complain: Complain): Numbers {
  return new Map(
    numberColumns.flatMap((rule) => {
      const column = mapping[rule.field];
      if (column === undefined) return [];
      const all = rule.field === "conversionRate" && isPercentHeader(header[column] ?? "");
      return [[rule.field, readColumn(rows, { ...rule, column, ...(all && { percent: "all" as const }) }, decimal, complain)] as const];
    }),
  );
}

/** Every filled row below the header, each cell by itself; what cannot be read is complained of and left out. */
export function readRows(rows: readonly SheetRow[], rules: RowRules, complain: Complain): MarketRow[] {
  const numbers = readNumbers(rows, rules, complain);
  const shares = sharesOf(numbers.get("localeShare") ?? new Map(), complain);
  return rows.map((sheetRow) => readRow(sheetRow, rules, { numbers, shares }, complain));
}

/** A column of shares is in percent, unless every number in it is at most 1: then they are parts of 1, as a cell formatted as 80 % holds. */
function sharesOf(figures: ReadonlyMap<number, ReadFigure>, complain: Complain): Map<number, number> {
  const percent = [...figures.values()].some(({ value, signed }) => !signed && value !== null && value > 1);
  const shares = new Map<number, number>();
  for (const [row, { value, signed }] of figures) {
    if (value === null) continue;
    const part = percent && !signed ? value / 100 : value;
    if (part > 1) complain(row, "localeShare", `${Math.round(part * 1e6) / 1e4} % is a share of more than 100 %.`);
    else shares.set(row, Math.round(part * 1_000_000));
  }
  return shares;
}

interface Columns {
  numbers: Numbers;
  shares: ReadonlyMap<number, number>;
}

function readRow(sheetRow: SheetRow, rules: RowRules, { numbers, shares }: Columns, complain: Complain): MarketRow {
  const { row } = sheetRow;
  const text = <T>(field: ImportField, read: (text: string) => Read<T>, none?: T): T | undefined =>
    readText(sheetRow, rules.mapping, field, read, none, complain);
  const named = text("currency", readCurrency);
  const cpmCurrency = cpmCurrencyOf(row, text("cpmCurrency", readCurrency), rules, complain);
  const figures: RowFigures = {};
  for (const key of figureKeys) {
    const read = numbers.get(key)?.get(row);
    if (read) figures[key] = read.value === null ? null : withinBounds(key, row, read.value, complain);
  }
  return {
    ...figures,
    row,
    market: text("market", readMarket) ?? null,
    locales: text("locales", readLocales) ?? null,
    sharePpm: shares.get(row) ?? null,
    currency: named,
    cpmCurrency,
    restricted: text("restricted", readRestricted, []),
    sources: readSources((field, read) => text(field, read), rules.today),
  };
}

/** The CPM's currency: the cell's, else the one chosen, else the header's. A cell that differs from its header is complained of. */
function cpmCurrencyOf(row: number, cell: string | undefined, { mapping, header, cpmCurrency }: RowRules, complain: Complain): string | undefined {
  const headed = mapping.cpm === undefined ? null : currencyOfHeader(header[mapping.cpm] ?? "");
  if (cell && headed && cell !== headed) complain(row, "cpmCurrency", `${cell} contradicts the header of the CPM, which says ${headed}.`);
  return cell ?? cpmCurrency ?? headed ?? undefined;
}

function readSources(text: (field: ImportField, read: (text: string) => Read<string>) => string | undefined, today: string): StatedSources {
  const sources: StatedSources = {};
  for (const key of figureKeys) {
    const source = text(`${key}Source`, readSource);
    const on = text(`${key}On`, (day) => readDay(day, today));
    if (source !== undefined || on !== undefined) sources[key] = { ...(source !== undefined && { source }), ...(on !== undefined && { on }) };
  }
  return sources;
}

/** What a cell that is no figure says; `none` is what the word "none" stands for, where it stands for something. */
function readText<T>(
  { row, cells }: SheetRow,
  mapping: Mapping,
  field: ImportField,
  read: (text: string) => Read<T>,
  none: T | undefined,
  complain: Complain,
): T | undefined {
  const column = mapping[field];
  if (column === undefined) return undefined;
  const said = sayOf(cells[column]);
  for (const says of said.says ?? []) complain(row, field, says);
  if (!said.value || said.value.kind === "nothing") return undefined;
  if (said.value.kind === "none" && none !== undefined) return none;
  const written = said.value.kind === "number" ? String(cells[column]) : said.value.kind === "none" ? "none" : said.value.text;
  const value = read(written);
  for (const says of value.says ?? []) complain(row, field, says);
  return value.value;
}
