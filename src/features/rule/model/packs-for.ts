import { aiWords, objectiveWords, politicalWords, verticalWords } from "@/features/campaign/model/words";
import type { RuleFacts, RulePack, Trigger } from "./pack";
import { rulePacks } from "./packs";

/** Where a pack is asked about: a market and the connectors that are used there. */
export interface RulePlace {
  market: string;
  connectors: readonly string[];
}

/** The packs in force on a day that a campaign with these facts meets in a market, in the catalogue's order. */
export function packsFor(facts: RuleFacts, place: RulePlace, on: string, packs: readonly RulePack[] = rulePacks): RulePack[] {
  return packs.filter((pack) => applies(pack, facts, place) && isInForce(pack, on));
}

/** The packs that it will meet there, but that take effect only after the day. */
export function packsAhead(facts: RuleFacts, place: RulePlace, on: string, packs: readonly RulePack[] = rulePacks): RulePack[] {
  return packs.filter((pack) => applies(pack, facts, place) && pack.effectiveOn !== null && pack.effectiveOn > on);
}

/** From its first day on, until before its sunset. */
function isInForce({ effectiveOn, sunsetOn }: RulePack, on: string): boolean {
  return (effectiveOn === null || effectiveOn <= on) && (sunsetOn === null || on < sunsetOn);
}

function applies({ markets, when }: RulePack, facts: RuleFacts, { market, connectors }: RulePlace): boolean {
  return markets.includes(market) && meets(when, facts) && (when.connectors === undefined || when.connectors.some((key) => connectors.includes(key)));
}

function meets({ verticals, objectives, political, aiUse }: Trigger, facts: RuleFacts): boolean {
  const holds = <T>(list: readonly T[] | undefined, value: T) => list === undefined || list.includes(value);
  return holds(verticals, facts.vertical) && holds<string>(objectives, facts.objective) && holds(political, facts.political) && holds(aiUse, facts.aiUse);
}

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** Why a pack applies, apart from the market: "vertical alcohol", "declared as political, bought through dv360". */
export function causesOf({ when }: RulePack, facts: RuleFacts, connectors: readonly string[]): string[] {
  const through = when.connectors?.filter((key) => connectors.includes(key)) ?? [];
  return [
    ...(when.verticals ? [`vertical ${lowered(verticalWords[facts.vertical])}`] : []),
    ...(when.objectives && facts.objective !== "" ? [`objective ${lowered(objectiveWords[facts.objective])}`] : []),
    ...(when.political ? [`political: ${lowered(politicalWords[facts.political])}`] : []),
    ...(when.aiUse ? [`use of AI: ${lowered(aiWords[facts.aiUse])}`] : []),
    ...(through.length > 0 ? [`bought through ${through.join(", ")}`] : []),
  ];
}
