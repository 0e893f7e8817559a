import { citationOf, idOf } from "./pack";
import { rulePacks } from "./packs";

/**
 * What a screen says of a variant that nothing forbids, one sentence a pack: "Passes pack eu-price-cut v1 (source, date, unverified)."
 * A version that does not ship any more is named by its id. Empty for "none".
 */
export function passedWords(rules: string): string[] {
  if (rules === "none") return [];
  return rules.split("+").map((id) => {
    const pack = rulePacks.find((one) => idOf(one) === id);
    return `Passes pack ${pack ? citationOf(pack) : id}.`;
  });
}
