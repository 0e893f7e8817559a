// Import: a file's table read into markets, all of it or nothing.
// Field: something we know of a market, such as its CPM or where that is from.
// Column: one of the file's, counted from 0 and named as spreadsheets do: A, B … Z, AA.
// Mapping: which column each field is read from.
// Complaint: what is wrong with a cell, by row and column.
import { shortened } from "@/features/creative/model/copy-text";
import { isCurrency } from "./catalogue";

/** A number that its spreadsheet shows as a percentage: 0.0121 for "1.21 %", which is its text. */
interface PercentCell {
  readonly part: number;
  toString(): string;
}

/** A cell as it stands in the file: text as written (a formula starts with "="), or a number that needs no reading. */
export type Cell = string | number | PercentCell;

export const figureKeys = ["cpm", "dailyImpressions", "conversionRate", "ttfbP75"] as const;
/** A figure that has a source and a day. */
export type FigureKey = (typeof figureKeys)[number];

const sourceFields = [
  "cpmSource",
  "cpmOn",
  "dailyImpressionsSource",
  "dailyImpressionsOn",
  "conversionRateSource",
  "conversionRateOn",
  "ttfbP75Source",
  "ttfbP75On",
] as const;

export const importFields = [
  "market",
  "locales",
  "localeShare",
  "currency",
  "cpm",
  "cpmCurrency",
  "dailyImpressions",
  "conversionRate",
  "ttfbP75",
  "restricted",
  ...sourceFields,
] as const;
export type ImportField = (typeof importFields)[number];

/** Field to column; a field without a column is not read. */
export type Mapping = Partial<Record<ImportField, number>>;

/** What fields are called, in complaints and on screen. */
export const fieldNames: Record<ImportField, string> = {
  market: "Market",
  locales: "Locales",
  localeShare: "Share of the locale",
  currency: "Currency",
  cpm: "CPM",
  cpmCurrency: "Currency of the CPM",
  dailyImpressions: "Impressions a day",
  conversionRate: "Conversion rate",
  ttfbP75: "p75 TTFB, ms",
  restricted: "Restricted verticals",
  cpmSource: "CPM: source",
  cpmOn: "CPM: day",
  dailyImpressionsSource: "Impressions: source",
  dailyImpressionsOn: "Impressions: day",
  conversionRateSource: "Conversion rate: source",
  conversionRateOn: "Conversion rate: day",
  ttfbP75Source: "p75 TTFB: source",
  ttfbP75On: "p75 TTFB: day",
};

/** The header that exports write. */
export const fieldHeaders: Record<ImportField, string> = {
  market: "market",
  locales: "locales",
  localeShare: "locale_share",
  currency: "currency",
  cpm: "cpm",
  cpmCurrency: "cpm_currency",
  dailyImpressions: "daily_impressions",
  conversionRate: "conversion_rate",
  ttfbP75: "ttfb_p75_ms",
  restricted: "verticals_restricted",
  cpmSource: "cpm_source",
  cpmOn: "cpm_on",
  dailyImpressionsSource: "daily_impressions_source",
  dailyImpressionsOn: "daily_impressions_on",
  conversionRateSource: "conversion_rate_source",
  conversionRateOn: "conversion_rate_on",
  ttfbP75Source: "ttfb_p75_ms_source",
  ttfbP75On: "ttfb_p75_ms_on",
};

/** Other spellings, the surest list first: a country's name is only read where no column has its code. */
const aliases: Partial<Record<ImportField, readonly string[]>> = {
  market: ["market market_code country_code iso iso2 iso_2 iso_code alpha_2 code", "country country_name market_name"],
  locales: ["locales locale languages language"],
  localeShare: ["locale_share locale_share_% share share_% language_share locale_share_percent"],
  currency: ["currency market_currency local_currency currency_code"],
  cpm: ["cpm ecpm"],
  cpmCurrency: ["cpm_currency currency_cpm"],
  dailyImpressions: ["daily_impressions impressions_per_day impressions_day impressions_a_day impressions imps_day"],
  conversionRate: ["conversion_rate conversion_rate_% conversion_rate_percent conversion cvr cvr_%"],
  ttfbP75: ["ttfb_p75_ms ttfb_p75 p75_ttfb_ms p75_ttfb ttfb_ms ttfb"],
  restricted: ["verticals_restricted restricted_verticals restricted"],
};

/** "CPM (USD)" -> "cpm_usd". */
function plainHeader(cell: Cell): string {
  return String(cell)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, "_")
    .replace(/^_+|_+$/g, "");
}

/** The currency that a CPM's header names, as in cpm_usd, or null. */
export function currencyOfHeader(cell: Cell): string | null {
  const code = /^e?cpm_(?:in_)?([a-z]{3})$/.exec(plainHeader(cell))?.[1]?.toUpperCase();
  return code && isCurrency(code) ? code : null;
}

/** True for a header that says its numbers are percent. */
export function isPercentHeader(cell: Cell): boolean {
  return /%|_percent$/.test(plainHeader(cell));
}

/** A, B … Z, AA, as spreadsheets name the column counted from 0. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest >= 0 ? letterOf(rest) : ""}${String.fromCharCode(65 + (column % 26))}`;
}

/** What a header cell names and how surely: 0 is the surest. */
interface Named {
  field: ImportField;
  rank: number;
}

function figureNamed(header: string): FigureKey | null {
  if (/^e?cpm_(?:in_)?[a-z]{3}$/.test(header)) return "cpm";
  return figureKeys.find((key) => listed(key).flat().includes(header)) ?? null;
}

const listed = (field: ImportField) => (aliases[field] ?? []).map((names) => names.split(" "));
const sourceEnd = /_(?:source|from)$/;
const dayEnd = /_(?:on|day|date|as_of)$/;

function nameOf(cell: Cell): Named | null {
  const header = plainHeader(cell);
  for (const field of importFields) {
    const rank = listed(field).findIndex((names) => names.includes(header));
    if (rank >= 0) return { field, rank };
  }
  if (currencyOfHeader(cell)) return { field: "cpm", rank: 0 };
  const end = sourceEnd.test(header) ? "Source" : dayEnd.test(header) ? "On" : null;
  const figure = end && figureNamed(header.replace(end === "Source" ? sourceEnd : dayEnd, ""));
  const field = figure && sourceFields.find((name) => name === `${figure}${end}`);
  return field ? { field, rank: 0 } : null;
}

/** The columns that a header names by itself, and those it names twice. */
export function recognise(header: readonly Cell[]): { mapping: Mapping; doubled: { column: number; field: ImportField; first: number }[] } {
  const mapping: Mapping = {};
  const doubled: { column: number; field: ImportField; first: number }[] = [];
  const named = header.flatMap((cell, column) => {
    const name = nameOf(cell);
    return name ? [{ ...name, column }] : [];
  });
  for (const { field, column, rank } of named.toSorted((a, b) => a.rank - b.rank || a.column - b.column)) {
    const first = mapping[field];
    if (first === undefined) mapping[field] = column;
    else if (named.some((other) => other.column === first && other.rank === rank)) doubled.push({ column, field, first });
  }
  return { mapping, doubled };
}

/** A column of the file as the dialog shows it. */
export interface FileColumn {
  letter: string;
  header: string;
  /** Its first filled cells, shortened. */
  samples: string[];
}

const mostSamples = 3;

/** Every column of the table with its header and first cells. */
export function columnsOf(header: readonly Cell[], body: readonly (readonly Cell[])[]): FileColumn[] {
  return header.map((cell, column) => ({
    letter: letterOf(column),
    header: shortened(String(cell).trim()),
    samples: body
      .slice(0, 50)
      .map((cells) => shortened(String(cells[column] ?? "").trim()))
      .filter((text) => text !== "")
      .slice(0, mostSamples),
  }));
}
