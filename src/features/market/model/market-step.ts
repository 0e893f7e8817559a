import type { Currency } from "@/kernel/money";
import type { MarketFactsInput } from "../schema";
import { nameOfMarket } from "./catalogue";
import { takenBack } from "./grid-text";
import { freshFacts, type StoredFacts } from "./import-plan";
import { withEdit } from "./market-edit";
import { lineOf, type MarketLine } from "./market-line";

/** One change that the grid makes. */
export type Step =
  | { kind: "edit"; market: string; facts: MarketFactsInput; what: string }
  | { kind: "add"; market: string; facts: MarketFactsInput | undefined }
  | { kind: "remove"; market: string };

/** What a step does, for the buttons that take it back: "CPM of Germany", "adding Austria". */
export function wordsOf(step: Step): string {
  const name = nameOfMarket(step.market);
  if (step.kind === "edit") return `${step.what} of ${name}`;
  return step.kind === "add" ? `adding ${name}` : `removing ${name}`;
}

/** The step that takes another one back, from the market as it was before; null when there is nothing to take back. */
export function inverseOf(step: Step, before: StoredFacts | undefined): Step | null {
  if (step.kind === "add") return { kind: "remove", market: step.market };
  if (!before) return null;
  if (step.kind === "edit") return { ...step, facts: takenBack(before, step.facts) };
  const { market, currency, locales, cpm, dailyImpressions, conversionRate, enteredTtfbP75Ms, restricted, sources } = before;
  return { kind: "add", market, facts: { currency, locales, cpm, dailyImpressions, conversionRate, enteredTtfbP75Ms, restricted, sources } };
}

/** The lines as a step leaves them, shown before it is saved; a new market has revision 0 until then. Saved steps may be in them already. */
export function linesAfter(lines: readonly MarketLine[], step: Step, currency: Currency, now: Date): MarketLine[] {
  const today = now.toISOString().slice(0, 10);
  if (step.kind === "remove") return lines.filter(({ market }) => market !== step.market);
  if (step.kind === "edit")
    return lines.map((line) => (line.market === step.market ? lineOf({ ...line, ...withEdit(line, step.facts, today) }, line.measured, currency) : line));
  if (lines.some(({ market }) => market === step.market)) return [...lines];
  const facts = { ...withEdit(freshFacts(step.market), step.facts ?? {}, today), name: nameOfMarket(step.market), revision: 0, updatedAt: now };
  return [...lines, lineOf(facts, null, currency)].toSorted((a, b) => (a.market < b.market ? -1 : 1));
}
