import { wholePpm } from "@/kernel/share";
import type { FigureSources } from "../schema";
import { findMarket, nameOfMarket } from "./catalogue";
import { cutText } from "./cut-text";
import { filledShares, longestSource } from "./import-cells";
import { type FigureKey, figureKeys } from "./import-columns";
import type { MarketDraft } from "./import-merge";
import type { MarketFacts } from "./market-line";

/** What is stored of a market, besides its revision. */
export type StoredFacts = Omit<MarketFacts, "name" | "revision" | "updatedAt">;

/** Where figures are from that do not say so themselves. `stated` when a person wrote it, so that it counts for figures that stay the same too. */
export interface FileSource {
  source: string;
  on: string;
  stated: boolean;
}

/** One thing that an import changes, in words. */
interface PlannedChange {
  what: string;
  from: string;
  to: string;
}

export interface MarketPlan {
  market: string;
  name: string;
  rows: number[];
  state: "new" | "changed" | "same";
  changes: PlannedChange[];
  facts: StoredFacts;
}

/** What a file's markets do to those that are held: each new, changed or the same. What a draft says nothing of stays. */
export function planImport(drafts: readonly MarketDraft[], held: readonly StoredFacts[], from: FileSource): MarketPlan[] {
  const byMarket = new Map(held.map((facts) => [facts.market, facts]));
  return drafts.map((draft) => {
    const before = byMarket.get(draft.market) ?? null;
    const facts = factsAfter(draft, before, from);
    const changes = changesOf(before ?? freshFacts(draft.market), facts);
    const state = before ? (changes.length > 0 ? "changed" : "same") : "new";
    return { market: draft.market, name: nameOfMarket(draft.market), rows: draft.rows, state, changes, facts };
  });
}

/** A market of which nothing is known but what the catalogue proposes. */
export function freshFacts(market: string): StoredFacts {
  const known = findMarket(market);
  const locales = known ? [{ locale: known.locales[0], sharePpm: wholePpm }] : [];
  const none = { cpm: null, dailyImpressions: null, conversionRate: null, enteredTtfbP75Ms: null };
  return { market, currency: known?.currency ?? "USD", locales, ...none, restricted: [], sources: {} };
}

function factsAfter(draft: MarketDraft, before: StoredFacts | null, from: FileSource): StoredFacts {
  const base = before ?? freshFacts(draft.market);
  const after: StoredFacts = {
    ...base,
    currency: draft.currency ?? base.currency,
    locales: draft.locales ? filledShares(draft.locales, base.locales) : base.locales,
    cpm: draft.cpm === undefined ? base.cpm : draft.cpm,
    dailyImpressions: draft.dailyImpressions === undefined ? base.dailyImpressions : draft.dailyImpressions,
    conversionRate: draft.conversionRate === undefined ? base.conversionRate : draft.conversionRate,
    enteredTtfbP75Ms: draft.ttfbP75 === undefined ? base.enteredTtfbP75Ms : draft.ttfbP75,
    restricted: draft.restricted ?? base.restricted,
  };
  return { ...after, sources: sourcesAfter(draft, base, after, from) };
}

/** The figure as text that two equal ones share; null when there is none. */
function figureOf(facts: StoredFacts, key: FigureKey): string | null {
  if (key === "cpm") return facts.cpm && `${facts.cpm.micros / 1_000_000} ${facts.cpm.currency}`;
  const value = key === "ttfbP75" ? facts.enteredTtfbP75Ms : facts[key];
  return value === null ? null : String(value);
}

function sourcesAfter(draft: MarketDraft, before: StoredFacts, after: StoredFacts, from: FileSource): FigureSources {
  const sources: FigureSources = {};
  for (const key of figureKeys) {
    if (figureOf(after, key) === null) continue;
    const isConfirmed = figureOf(before, key) === figureOf(after, key) && !from.stated;
    const base = draft[key] === undefined || (isConfirmed && before.sources[key]) ? before.sources[key] : fileSource(from);
    const stated = draft.sources[key];
    if (base || stated) sources[key] = statedOver(base ?? fileSource(from), stated ?? {}, from.on);
  }
  return sources;
}

/** What the file states over what was known; another source without a day of its own is of the day of the import. */
function statedOver(base: { source: string; on: string }, { source = base.source, on }: { source?: string; on?: string }, today: string) {
  return { source, on: on ?? (source === base.source ? base.on : today) };
}

const fileSource = ({ source, on }: FileSource) => ({ source: source.length > longestSource ? `${cutText(source, longestSource - 1)}…` : source, on });

/** A share without more digits than it needs: 80, 33.3333. */
export const percentOf = (ppm: number): string => String(ppm / 10_000);

/** Locales with their shares in percent, as files write them: "en-US:80;es-US:20". */
export function localesText(locales: StoredFacts["locales"]): string {
  return locales.map(({ locale, sharePpm }) => `${locale}:${percentOf(sharePpm)}`).join(";");
}

const figureWords: Record<FigureKey, string> = { cpm: "CPM", dailyImpressions: "impressions a day", conversionRate: "conversion rate", ttfbP75: "p75 TTFB" };

const figures = new Intl.NumberFormat("en", { maximumFractionDigits: 12 });

/** The figure as a person reads it, exact to what is stored; "" when there is none. */
function figureText(facts: StoredFacts, key: FigureKey): string {
  if (key === "cpm") return figureOf(facts, key) ?? "";
  const value = key === "ttfbP75" ? facts.enteredTtfbP75Ms : facts[key];
  if (value === null) return "";
  if (key === "conversionRate") return `${figures.format(Number((value * 100).toFixed(10)))} %`;
  return key === "ttfbP75" ? `${figures.format(value)} ms` : figures.format(value);
}

/** Every difference of two states of a market, in words; none when they are the same. */
export function changesOf(before: StoredFacts, after: StoredFacts): PlannedChange[] {
  const pairs: [string, string, string][] = [
    ["currency", before.currency, after.currency],
    ["locales", localesText(before.locales), localesText(after.locales)],
    ...figureKeys.map((key): [string, string, string] => [figureWords[key], figureText(before, key), figureText(after, key)]),
    ["restricted verticals", before.restricted.join("; "), after.restricted.join("; ")],
    ...figureKeys.map((key): [string, string, string] => [`source of ${figureWords[key]}`, sourceText(before, key), sourceText(after, key)]),
  ];
  return pairs.filter(([, from, to]) => from !== to).map(([what, from, to]) => ({ what, from, to }));
}

function sourceText({ sources }: StoredFacts, key: FigureKey): string {
  const held = sources[key];
  return held ? `${held.source}, ${held.on}` : "";
}
