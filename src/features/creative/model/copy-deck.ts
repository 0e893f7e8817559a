// Copy deck: the campaign's strings, key × locale, as a table with one row a key.
// Key: what a template's box asks for, such as headline, subline, cta and price.
// Header: key,max_chars,<locale…>; the order of rows and columns is kept.
// Needed: a locale that a market of the campaign has; others may be there and must be right too.
// Complaint: one thing that is wrong, with its row and column as a spreadsheet counts them.
import type { Complaint } from "@/kernel/refusal";
import { readTable } from "./copy-table";
import { faultsOf, knownLocale, longestText, shortened, tidyText } from "./copy-text";

export const deckLimits = { keys: 500, locales: 100, complaints: 100 } as const;

export interface CopyDeck {
  locales: string[];
  /** Texts by locale; an empty cell has none. */
  rows: { key: string; maxChars: number | null; texts: Record<string, string> }[];
}

/** All or nothing: a deck without any problem, or every problem. */
export type ReadDeck = { deck: CopyDeck; complaints?: never } | { deck?: never; complaints: Complaint[] };

/** A column of the header: its locale, or null where there is none to read. */
type Column = string | null;

/** Reads a pasted or uploaded table (CSV or TSV); `needed` are the locales of the campaign's markets. Throws *limit* over 1 MB. */
export function readCopyDeck(text: string, needed: readonly string[]): ReadDeck {
  const table = readTable(text);
  if ("complaint" in table) return { complaints: [table.complaint] };
  const [header = [], ...body] = table.rows;
  const complaints: Complaint[] = [];
  const columns = readHeader(header, needed, complaints);
  if (!columns) return { complaints };
  const rows = readBody(body, columns, new Set(needed), complaints);
  if (rows.length === 0 && complaints.length === 0) complaints.push({ at: "row 2", says: "There are no strings below the header." });
  if (complaints.length > 0) return { complaints: capped(complaints) };
  return { deck: { locales: columns.filter((column) => column !== null), rows } };
}

function readHeader(header: string[], needed: readonly string[], complaints: Complaint[]): Column[] | null {
  const [key = "", maxChars = "", ...names] = header.map((cell) => cell.trim());
  if (key.toLowerCase() !== "key" || maxChars.toLowerCase() !== "max_chars") {
    complaints.push({
      at: "row 1",
      says: `The header must be key,max_chars and then a column for each locale; this one starts “${shortened(header.slice(0, 3).join(","))}”.`,
    });
    return null;
  }
  while (names.at(-1) === "") names.pop();
  if (names.length > deckLimits.locales) {
    complaints.push({ at: "row 1", says: `There are ${names.length} locales; at most ${deckLimits.locales} are allowed.` });
    return null;
  }
  const columns = names.map((name, at) => readLocale(name, at, names, complaints));
  for (const locale of needed)
    if (!columns.includes(locale)) complaints.push({ at: `row 1, ${locale}`, says: `This locale is missing; a market of the campaign needs it.` });
  return columns;
}

function readLocale(name: string, at: number, names: readonly string[], complaints: Complaint[]): Column {
  const locale = knownLocale(name);
  if (!locale)
    complaints.push({ at: `row 1, column ${at + 3}`, says: `“${shortened(name)}” is no known locale; write a language and a region, such as de-DE.` });
  if (locale && names.slice(0, at).some((earlier) => knownLocale(earlier) === locale)) {
    complaints.push({ at: `row 1, column ${at + 3}`, says: `${locale} has a column already.` });
  }
  return locale;
}

function readBody(body: string[][], columns: Column[], needed: ReadonlySet<string>, complaints: Complaint[]): CopyDeck["rows"] {
  const filled = body.map((cells, at) => ({ cells, row: at + 2 })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (filled.length > deckLimits.keys) {
    complaints.push({ at: `row ${filled[deckLimits.keys]?.row}`, says: `There are ${filled.length} keys; at most ${deckLimits.keys} are allowed.` });
    return [];
  }
  const seen = new Map<string, number>();
  return filled.map(({ cells, row }) => readRow(cells, row, { columns, needed, seen, complaints }));
}

interface Reading {
  columns: Column[];
  needed: ReadonlySet<string>;
  /** Key to the row that had it first. */
  seen: Map<string, number>;
  complaints: Complaint[];
}

function readRow(cells: string[], row: number, { columns, needed, seen, complaints }: Reading): CopyDeck["rows"][number] {
  const [key = "", limit = "", ...values] = cells.map(tidyText);
  complaints.push(...keyFaults(key, seen).map((says) => ({ at: `row ${row}, key`, says })));
  seen.set(key, seen.get(key) ?? row);
  const maxChars = readLimit(limit);
  if (maxChars === undefined)
    complaints.push({ at: `row ${row}, max_chars`, says: `“${shortened(limit)}” is not a number from 1 to ${longestText}; leave it empty for no limit.` });
  const texts: Record<string, string> = {};
  if (values.slice(columns.length).some((value) => value !== "")) {
    complaints.push(spill(cells, row, columns));
    return { key, maxChars: null, texts };
  }
  for (const [at, locale] of columns.entries()) {
    const text = values[at] ?? "";
    const where = `row ${row}, ${locale ?? `column ${at + 3}`}`;
    if (text === "" && locale && needed.has(locale))
      complaints.push({ at: where, says: `${key || "This key"} has no text here; a market of the campaign needs it.` });
    complaints.push(...faultsOf(key, text, maxChars ?? null).map((says) => ({ at: where, says })));
    if (text !== "" && locale) texts[locale] = text;
  }
  return { key, maxChars: maxChars ?? null, texts };
}

/** A row with more cells than the header: its texts are shifted, so only this is said, at the text that most likely lacks its quotes. */
function spill(cells: string[], row: number, columns: Column[]): Complaint {
  const cut = cells.findIndex((cell, at) => at > 2 && /^ \S/.test(cell)) - 3;
  const where = cut >= 0 ? (columns[cut] ?? `column ${cut + 3}`) : `column ${columns.length + 3}`;
  const guess = cut >= 0 ? `“${shortened(tidyText(cells[cut + 2] ?? ""))}” seems to go on in the next cell; ` : "";
  return { at: `row ${row}, ${where}`, says: `This row has more cells than the header: ${guess}a text with the separator in it needs quotes around it.` };
}

function keyFaults(key: string, seen: ReadonlyMap<string, number>): string[] {
  if (!/^[a-z][a-z0-9_-]{0,39}$/.test(key)) return [`“${shortened(key)}” is no key; use a to z, 0 to 9, _ and -, starting with a letter, at most 40.`];
  const earlier = seen.get(key);
  return earlier === undefined ? [] : [`${key} is there already, in row ${earlier}.`];
}

/** Null for an empty cell, undefined for what is no limit. */
function readLimit(cell: string): number | null | undefined {
  if (cell === "") return null;
  const limit = /^\d{1,3}$/.test(cell) ? Number(cell) : 0;
  return limit >= 1 && limit <= longestText ? limit : undefined;
}

/** A list that a person can read: the first hundred, and how many more there are. */
export function capped(complaints: readonly Complaint[]): Complaint[] {
  const more = complaints.length - deckLimits.complaints;
  return more <= 0 ? [...complaints] : [...complaints.slice(0, deckLimits.complaints), { at: "and", says: `${more} more problems below.` }];
}
