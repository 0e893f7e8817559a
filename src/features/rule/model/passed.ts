import { citationOf, idOf, type RulePack } from "./pack";
import { rulePacks } from "./packs";

/** What `judge` holds against a variant; a text always blocks, so that what passed has none. */
const checked: ReadonlySet<string> = new Set(["ban", "sizes", "hours"]);

/**
 * What a screen says of a variant that nothing forbids, one sentence a pack: "Passes pack hr-gambling v1 (source, date, unverified)." where
 * something was checked, and that notes were not. A version that does not ship any more is named by its id. Empty for "none".
 */
export function passedWords(rules: string): string[] {
  if (rules === "none") return [];
  return rules.split("+").map((id) => {
    const pack = rulePacks.find((one) => idOf(one) === id);
    return pack ? wordsOf(pack) : `Pack ${id} applied; this version ships no more.`;
  });
}

function wordsOf(pack: RulePack): string {
  const notes = pack.effects.some(({ kind }) => kind === "note") ? "; its notes were not checked" : "";
  const isChecked = pack.effects.some(({ kind }) => checked.has(kind));
  return isChecked ? `Passes pack ${citationOf(pack)}${notes}.` : `Pack ${citationOf(pack)} applies${notes}.`;
}
