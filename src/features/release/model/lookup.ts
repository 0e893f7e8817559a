// Ask: the market and locale of a tag's parameters and the moment. Market "*" is an unknown one.
// Pick: what a content maps a market/locale to; the fallback is market/locale, market, *, backup, never another market.
// Flight: dates and hours during which an entry may serve, half-open, in its own zone.
import type { Content } from "./document";

export interface Ask {
  market: string;
  locale: string;
  /** Milliseconds since 1970. */
  nowMs: number;
}

export interface Found {
  /** Indexes into `entries`, in flight; the backup alone when nothing else may serve. */
  entries: readonly number[];
  /** The pick's key, or "backup". */
  key: string;
  /** Until when the same ask finds the same, milliseconds since 1970. */
  untilMs: number;
}

const flightStepMs = 15 * 60_000;

/** What a placement serves to an ask, or null when the content has no such placement. */
export function lookup(content: Content, placementKey: string, ask: Ask): Found | null {
  const placement = Object.hasOwn(content.placements, placementKey) ? content.placements[placementKey] : undefined;
  if (!placement) return null;
  const key = [`${ask.market}/${ask.locale}`, ask.market, "*"].find((candidate) => Object.hasOwn(placement.pick, candidate));
  const picked = (key !== undefined && placement.pick[key]) || [];
  const timed = picked.some((index) => content.entries[index]?.flight !== undefined);
  const untilMs = timed ? (Math.floor(ask.nowMs / flightStepMs) + 1) * flightStepMs : Number.POSITIVE_INFINITY;
  const flying = picked.filter((index) => inFlight(content, index, ask.nowMs));
  if (key === undefined || flying.length === 0) return { entries: [placement.backup], key: "backup", untilMs };
  return { entries: flying, key, untilMs };
}

/** The heaviest of some entries, the first among equals: what an image alias shows. */
export function heaviest(content: Content, entries: readonly number[]): number | undefined {
  const weight = (index: number) => content.entries[index]?.weight ?? 0;
  return entries.reduce<number | undefined>((best, index) => (best === undefined || weight(index) > weight(best) ? index : best), undefined);
}

function inFlight(content: Content, index: number, nowMs: number): boolean {
  const flight = content.flights[content.entries[index]?.flight ?? -1];
  if (!flight) return content.entries[index]?.flight === undefined;
  const local = localTime(flight.zone, nowMs);
  return local !== null && local.day >= flight.from && local.day < flight.until && inHours(flight.hours, local.hour);
}

/** "6-23" is from 6:00 until before 23:00, "22-6" over midnight, "6-9,17-23" both, "" always. */
export function inHours(hours: string, hour: number): boolean {
  if (hours === "") return true;
  return hours.split(",").some((span) => {
    const [from = Number.NaN, until = Number.NaN] = span.split("-").map(Number);
    return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
  });
}

const clocks = new Map<string, Intl.DateTimeFormat | null>();

function localTime(zone: string, nowMs: number): { day: string; hour: number } | null {
  if (!clocks.has(zone)) clocks.set(zone, clockOf(zone));
  const text = clocks.get(zone)?.format(nowMs);
  return text ? { day: text.slice(0, 10), hour: Number(text.slice(12, 14)) } : null;
}

/** Formats as "2026-10-01, 06", or null for a zone nobody knows: its entries then never serve. */
function clockOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", hourCycle: "h23" });
  } catch {
    return null;
  }
}

/** A tag's market parameter: two letters in any case, else "*" (a missing one, an unfilled macro). */
export function marketOf(raw: string | null | undefined): string {
  return raw && /^[A-Za-z]{2}$/.test(raw) ? raw.toUpperCase() : "*";
}

/** A tag's locale parameter when it has the shape of a BCP 47 tag, else "". */
export function localeOf(raw: string | null | undefined): string {
  return raw && raw.length <= 35 && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(raw) ? raw : "";
}
