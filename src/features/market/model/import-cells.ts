import { type Vertical, verticals } from "@/features/campaign/model/campaign";
import { characterFaultsOf, knownLocale, shortened, tidyText } from "@/features/creative/model/copy-text";
import { differenceOf, equalShares, wholePpm } from "@/kernel/share";
import { findMarket, isCurrency, markets } from "./catalogue";
import type { Cell } from "./import-columns";
import { isToCome } from "./past-day";

/** A value, or every sentence on what is wrong with it. */
export type Read<T> = { value: T; says?: never } | { value?: never; says: string[] };

const bad = (...says: string[]) => ({ says });
const quoted = (text: string) => `“${shortened(text)}”`;

const longestCell = 2_000;

/** What a cell says: nothing, "none" (take away what is known), or something. */
type Said = { kind: "nothing" } | { kind: "none" } | { kind: "text"; text: string } | { kind: "number"; number: number; percent: boolean };

/** A cell without spaces around it, in NFC; formulas and characters that no cell may hold are refused, whatever the cell is for. */
export function sayOf(cell: Cell | undefined): Read<Said> {
  if (typeof cell === "number") return { value: { kind: "number", number: cell, percent: false } };
  if (typeof cell === "object") return { value: { kind: "number", number: cell.part, percent: true } };
  const text = tidyText(cell ?? "");
  if (text === "") return { value: { kind: "nothing" } };
  if (text.length > longestCell) return bad(`This cell has ${text.length} characters; at most ${longestCell} are allowed.`);
  const faults = characterFaultsOf(text);
  if (faults.length === 0 && /[\p{Bidi_Control}\u200B\u2060]/u.test(text)) faults.push(`${quoted(text)} holds an invisible character; type it again.`);
  if (faults.length > 0) return { says: faults };
  if (text.startsWith("=")) return bad(`${quoted(text)} is a formula; paste its value instead.`);
  return { value: /^none$/i.test(text) ? { kind: "none" } : { kind: "text", text: unguarded(text) } };
}

/** Takes off the apostrophe that exports put before a text that a spreadsheet would run as a formula. */
function unguarded(text: string): string {
  return guardedText.test(text) ? text.slice(1) : text;
}

const runs = "[=+\\-@\\t\\r＝＋－＠]";
const guardedText = new RegExp(`^''*${runs}`);
const runnable = new RegExp(`^'*${runs}`);

/** A text that no spreadsheet takes for a formula (CWE-1236): one that starts with = + - @ tab or return gets an apostrophe, and loses it when it comes back. */
export function guarded(text: string): string {
  return runnable.test(text) ? `'${text}` : text;
}

const byName = new Map(markets.map(({ code, name }) => [name.toLowerCase(), code]));
const meant: Partial<Record<string, string>> = { UK: "GB", EN: "GB", EL: "GR", JA: "JP", KO: "KR", SP: "ES", UAE: "AE", USA: "US" };

/** The code of a country from its code in any case, or its English name. */
export function readMarket(text: string): Read<string> {
  const code = text.toUpperCase();
  if (findMarket(code)) return { value: code };
  const named = byName.get(text.toLowerCase());
  if (named) return { value: named };
  const guess = meant[code];
  return bad(`${quoted(text)} is no country of ISO 3166-1, such as DE${guess ? `; is ${guess} meant?` : "."}`);
}

/** An ISO 4217 code in any case. */
export function readCurrency(text: string): Read<string> {
  const code = text.toUpperCase();
  return isCurrency(code) ? { value: code } : bad(`${quoted(text)} is no currency in use of ISO 4217, such as EUR.`);
}

/** A locale with its share, or null where the cell names none. */
export interface LocaleCell {
  locale: string;
  sharePpm: number | null;
}

const mostLocales = 100;
/** More than a locale with its share needs. */
const longestPart = 80;

/** Locales with or without shares in percent: "en-US;es-US", "en-US:80;es-US:20", "en-US 80 %, es-US 20 %". */
export function readLocales(text: string): Read<LocaleCell[]> {
  const parts = text.split(/[;|]|,(?!\d)/).map((part) => part.trim());
  if (parts.length > mostLocales) return bad(`There are ${parts.length} locales; at most ${mostLocales} are allowed.`);
  const read = parts.filter((part) => part !== "").map(readLocale);
  const says = read.flatMap((one) => one.says ?? []);
  return says.length > 0 ? { says } : { value: read.flatMap((one) => one.value ?? []) };
}

function readLocale(text: string): Read<LocaleCell> {
  if (text.length > longestPart) return bad(`${quoted(text)} is no known locale; write a language and a region, such as de-DE.`);
  const [, name = text, share] = /^([^\s:=(]+)[\s:=(]+(\d[\d.,]*)\s*%?\s*\)?$/.exec(text) ?? [];
  const locale = knownLocale(name);
  if (!locale) return bad(`${quoted(name)} is no known locale; write a language and a region, such as de-DE.`);
  if (share === undefined) return { value: { locale, sharePpm: null } };
  const plain = share.replace(",", ".");
  const sharePpm = /^\d+(?:\.\d+)?$/.test(plain) ? Math.round(Number(`${plain}e4`)) : wholePpm + 1;
  return sharePpm > wholePpm ? bad(`${quoted(share)} is no share in percent, such as 80.`) : { value: { locale, sharePpm } };
}

/** The locales of one market: each once, all with a share or none, and the shares a whole. */
export function demandWhole(locales: readonly LocaleCell[]): Read<LocaleCell[]> {
  const doubled = locales.find(({ locale }, at) => locales.findIndex((other) => other.locale === locale) < at);
  if (doubled) return bad(`${doubled.locale} is there twice.`);
  if (locales.length > mostLocales) return bad(`There are ${locales.length} locales; at most ${mostLocales} are allowed.`);
  const shares = locales.flatMap(({ sharePpm }) => sharePpm ?? []);
  if (shares.length === 0) return { value: [...locales] };
  const without = locales.find(({ sharePpm }) => sharePpm === null);
  if (without) return bad(`${without.locale} has no share and others have; write one for each or for none.`);
  const difference = differenceOf(shares);
  if (difference === 0) return { value: [...locales] };
  const percent = Math.abs(difference) / 10_000;
  return bad(`The shares add up to ${(wholePpm - difference) / 10_000} %: ${percent} % ${difference > 0 ? "are missing" : "are too many"}.`);
}

/** Shares for locales that name none: those they have already when they are the same ones, else equal parts. */
export function filledShares(locales: readonly LocaleCell[], held: readonly { locale: string; sharePpm: number }[]): { locale: string; sharePpm: number }[] {
  const known = new Map(held.map(({ locale, sharePpm }) => [locale, sharePpm]));
  const same = locales.length === held.length && locales.every(({ locale }) => known.has(locale));
  const equal = equalShares(locales.length);
  return locales.map(({ locale, sharePpm }, at) => ({ locale, sharePpm: sharePpm ?? (same ? known.get(locale) : equal[at]) ?? 0 }));
}

/** Verticals of the brief that can be restricted in a market. */
export const restrictable: readonly Vertical[] = verticals.filter((vertical) => vertical !== "general");
const mostVerticals = 2 * restrictable.length;
const isVertical = (word: string) => restrictable.some((vertical) => vertical === word);

/** Verticals of the brief that are restricted somewhere, in the brief's order: "gambling; alcohol". */
export function readRestricted(text: string): Read<string[]> {
  const typed = text
    .split(/[;,|]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (typed.length > mostVerticals) return bad(`There are ${typed.length} verticals; there are only ${restrictable.join(", ")}.`);
  const read = typed.map((word) => word.toLowerCase().replace(/[\s_]+/g, "-"));
  const says = typed.filter((_, at) => !isVertical(read[at] ?? "")).map((word) => `${quoted(word)} is no vertical; there are ${restrictable.join(", ")}.`);
  return says.length > 0 ? { says } : { value: restrictable.filter((vertical) => read.includes(vertical)) };
}

/** The most characters of where a figure is from. */
export const longestSource = 120;

/** Where a figure is from, such as a report's name. */
export function readSource(text: string): Read<string> {
  return text.length > longestSource ? bad(`This source has ${text.length} characters; at most ${longestSource} are allowed.`) : { value: text };
}

/** The day a figure is of, "2026-11-25", and none to come. */
export function readDay(text: string, today: string): Read<string> {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) return bad(`${quoted(text)} is no day; write it as 2026-11-25.`);
  return isToCome(text, today) ? bad(`${text} is in the future.`) : { value: text };
}
