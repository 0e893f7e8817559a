import type { MarketFactsInput } from "../schema";
import { restrictable } from "./import-cells";
import { type FigureKey, figureKeys } from "./import-columns";
import type { StoredFacts } from "./import-plan";

/** Where a figure is from that a person typed. */
const byHand = "entered by hand";

/** A market after an edit. A figure that is set is of the source given, else by hand and of today; a figure that is taken away has none. */
export function withEdit(before: StoredFacts, edit: MarketFactsInput, today: string): StoredFacts {
  const { sources: stated = {}, restricted, ...set } = edit;
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  const after: StoredFacts = {
    ...before,
    ...given,
    restricted: restricted ? restrictable.filter((vertical) => restricted.includes(vertical)) : before.restricted,
  };
  const sources: StoredFacts["sources"] = {};
  for (const key of figureKeys) {
    const source = stated[key] ?? (isSet(edit, key) ? { source: byHand, on: today } : before.sources[key]);
    if (source && isKnown(after, key)) sources[key] = source;
  }
  return { ...after, sources };
}

/** The days that an edit says its figures are of. */
export function daysOf({ sources = {} }: MarketFactsInput): string[] {
  return figureKeys.flatMap((key) => sources[key]?.on ?? []);
}

/** True for an edit that gives the figure a value or takes it away. */
export const isSet = (edit: MarketFactsInput, key: FigureKey): boolean => (key === "ttfbP75" ? edit.enteredTtfbP75Ms : edit[key]) !== undefined;
const isKnown = (facts: StoredFacts, key: FigureKey) => (key === "ttfbP75" ? facts.enteredTtfbP75Ms : facts[key]) !== null;
