import { defaultWorthMicros } from "../model/question";
import { AskPlan, mostHubs } from "../schema";

type Read = (name: string) => string | null;

export type SiteRule = "may" | "must" | "never";

const usualHubs = 3;
const most = 10_000_000;
const list = (text: string | null) => text?.split(",").filter((part) => part !== "") ?? [];

/** Units of money as they are typed, "0.1" or "1 250,50", in millionths; null for what is no sum from zero to ten million. */
export function microsIn(text: string): number | null {
  const plain = text.replaceAll(/[\s_]/g, "").replace(",", ".");
  if (!/^\d+(\.\d{1,6})?$/.test(plain)) return null;
  const units = Number(plain);
  return units <= most ? Math.round(units * 1_000_000) : null;
}

/** Millionths as they are typed: 150_000_000 -> "150", 100_000 -> "0.10". */
export function typedOf(micros: number): string {
  const units = micros / 1_000_000;
  return Number.isInteger(units) ? String(units) : units.toFixed(Math.max(2, decimalsOf(micros)));
}

function decimalsOf(micros: number): number {
  return String(micros % 1_000_000)
    .padStart(6, "0")
    .replace(/0+$/, "").length;
}

/** Whole numbers from 1 to `largest`; null for anything else. */
export function wholeIn(text: string, largest: number): number | null {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  return value >= 1 && value <= largest ? value : null;
}

/** True for an address that says nothing of a question. */
export function isWithoutQuestion(read: Read): boolean {
  return Object.keys(addressOf(askedIn(() => null))).every((name) => read(name) === null);
}

/** The question that an address holds; what it does not hold, or holds wrong, is as usual. */
export function askedIn(read: Read): AskPlan {
  const budget = microsIn(read("budget") ?? "");
  const limit =
    read("by") === "budget" && budget !== null ? { by: "budget", micros: budget } : { by: "number", hubs: wholeIn(read("hubs") ?? "", mostHubs) ?? usualHubs };
  const asked = {
    limit,
    worthMicros: microsIn(read("worth") ?? "") ?? defaultWorthMicros,
    residency: read("eu") === "1",
    assumedTtfbMs: wholeIn(read("assume") ?? "", 60_000),
    forceIn: list(read("in")),
    forceOut: list(read("out")),
    leaveOut: list(read("skip")),
  };
  return AskPlan.safeParse(asked).data ?? AskPlan.parse({ ...asked, worthMicros: defaultWorthMicros, forceIn: [], forceOut: [], leaveOut: [] });
}

/** What an address says of a question: its limit always, so that it can be told from an address without a question; null for what else is as usual. */
export function addressOf({ limit, worthMicros, residency, assumedTtfbMs, forceIn, forceOut, leaveOut }: AskPlan): Record<string, string | null> {
  const joined = (keys: readonly string[]) => (keys.length > 0 ? keys.join(",") : null);
  return {
    by: limit.by === "budget" ? "budget" : null,
    hubs: limit.by === "number" ? String(limit.hubs) : null,
    budget: limit.by === "budget" ? typedOf(limit.micros) : null,
    worth: worthMicros === defaultWorthMicros ? null : typedOf(worthMicros),
    eu: residency ? "1" : null,
    assume: assumedTtfbMs === null ? null : String(assumedTtfbMs),
    in: joined(forceIn),
    out: joined(forceOut),
    skip: joined(leaveOut),
  };
}

export function ruleOf({ forceIn, forceOut }: AskPlan, key: string): SiteRule {
  if (forceIn.includes(key)) return "must";
  return forceOut.includes(key) ? "never" : "may";
}

/** The question with another rule for a site. */
export function withRule(asked: AskPlan, key: string, rule: SiteRule): AskPlan {
  const without = (keys: readonly string[]) => keys.filter((one) => one !== key);
  const add = (keys: readonly string[], wanted: SiteRule) => (rule === wanted ? [...without(keys), key] : without(keys));
  return { ...asked, forceIn: add(asked.forceIn, "must"), forceOut: add(asked.forceOut, "never") };
}

/** The question with a market counted or left out. */
export function withMarket(asked: AskPlan, market: string, counts: boolean): AskPlan {
  const without = asked.leaveOut.filter((one) => one !== market);
  return { ...asked, leaveOut: counts ? without : [...without, market] };
}

/** own-almaty, or own-almaty-2 when there is one; own-site for a name without Latin letters. */
export function freeKey(name: string, taken: readonly string[]): string {
  const word = name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  const key = `own-${word || "site"}`.slice(0, 55);
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? key : `${key}-${count}`;
    if (!taken.includes(tried)) return tried;
  }
}
