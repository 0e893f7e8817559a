import type { MarketFactsInput } from "../schema";
import { boundFault } from "./figure-bounds";
import { readCurrency } from "./import-cells";
import { type FigureKey, figureKeys } from "./import-columns";
import { rounded } from "./import-figures";
import { readNumber } from "./import-number";
import type { StoredFacts } from "./import-plan";
import { isSet } from "./market-edit";
import { plainNumber } from "./plain-number";

/** What is typed into the grid as text; locales and restrictions have their own dialogs. */
export type TypedField = "currency" | FigureKey;

/** The text that a cell opens with: CPM with its currency, the conversion rate in percent. */
export function typedText(facts: StoredFacts, field: TypedField): string {
  if (field === "currency") return facts.currency;
  if (field === "cpm") return facts.cpm ? `${plainNumber(facts.cpm.micros / 1_000_000)} ${facts.cpm.currency}` : "";
  if (field === "conversionRate") return facts.conversionRate === null ? "" : `${plainNumber(Number((facts.conversionRate * 100).toFixed(10)))} %`;
  const value = field === "ttfbP75" ? facts.enteredTtfbP75Ms : facts[field];
  return value === null ? "" : plainNumber(value);
}

/** What is right for a cell, shown while it is open. */
export function hintOf(facts: StoredFacts, field: TypedField, reporting: string): string {
  if (field === "currency") return "ISO 4217, such as EUR";
  if (field === "cpm") return `${currencyFor(facts, reporting)}, or another after the number`;
  if (field === "dailyImpressions") return "a whole number";
  return field === "conversionRate" ? "percent of impressions" : "milliseconds, as entered";
}

const currencyFor = ({ cpm }: StoredFacts, reporting: string) => cpm?.currency ?? reporting;

/** What was typed, as an edit, or why it cannot be. An empty text takes a figure away. Decimals are written as the grid shows them, with a point. */
export function readTyped(facts: StoredFacts, field: TypedField, typed: string, reporting: string): { edit: MarketFactsInput } | { says: string } {
  const text = typed.trim();
  if (field === "currency") {
    const read = readCurrency(text);
    return read.value === undefined ? { says: read.says.join(" ") } : { edit: { currency: read.value } };
  }
  if (text === "") return { edit: withFigure(field, null, "") };
  const { number, currency } = field === "cpm" ? pricedOf(text, currencyFor(facts, reporting)) : { number: text.replace(unitOf[field], ""), currency: "" };
  const code = currency === "" ? { value: "" } : readCurrency(currency);
  if (code.value === undefined) return { says: code.says.join(" ") };
  const read = readPoint(number, field === "conversionRate");
  if ("says" in read) return read;
  const says = boundFault(field, read.value, code.value);
  return says ? { says } : { edit: withFigure(field, rounded(field, read.value), code.value) };
}

const unitOf = { dailyImpressions: /$/, conversionRate: /\s*%$/, ttfbP75: /\s*ms$/i } as const;

/** "7.4 EUR" and "EUR 7.4" in EUR, "7.4" in the currency given. */
function pricedOf(text: string, currency: string): { number: string; currency: string } {
  const [, before, number = "", after] = /^([a-z]{3})?\s*(.*?)\s*([a-z]{3})?$/i.exec(text) ?? [];
  return { number, currency: before ?? after ?? currency };
}

function readPoint(text: string, percent: boolean): { value: number } | { says: string } {
  const reading = readNumber(text);
  if (reading.kind === "none") return reading;
  if (reading.kind === "number" && reading.shows === "comma") return { says: `Write decimals with a point here, as in ${reading.plain}.` };
  const plain = reading.kind === "either" ? reading.point : reading.plain;
  return { value: Number(percent ? `${plain}e-2` : plain) };
}

function withFigure(field: FigureKey, value: number | null, currency: string): MarketFactsInput {
  if (field === "cpm") return { cpm: value === null ? null : { micros: Math.round(value * 1_000_000), currency } };
  return field === "ttfbP75" ? { enteredTtfbP75Ms: value } : { [field]: value };
}

/** The edit that takes another one back: the facts and sources it sets as they were, and nothing of what it left alone, which others may have changed since. */
export function takenBack(before: StoredFacts, edit: MarketFactsInput): MarketFactsInput {
  const set = Object.keys(edit).filter((key) => key !== "sources");
  const facts = Object.fromEntries(Object.entries(before).filter(([key]) => set.includes(key)));
  const sources = Object.fromEntries(
    figureKeys.filter((key) => isSet(edit, key) || edit.sources?.[key]).flatMap((key) => (before.sources[key] ? [[key, before.sources[key]]] : [])),
  );
  return { ...facts, sources };
}
