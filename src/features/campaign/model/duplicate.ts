import type { BriefFacts } from "./campaign";

const mostChars = 120;

/** The name proposed for a duplicate: "Autumn roast copy", then "Autumn roast copy 2"; at most 120 characters. */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/ copy( \d+)?$/, "");
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? " copy" : ` copy ${number}`;
    const proposed = `${[...base].slice(0, mostChars - end.length).join("")}${end}`;
    if (!taken.has(proposed)) return proposed;
  }
}

/** The facts of a duplicate: what the advertiser declared of one campaign does not hold for another, so it is declared anew. */
export function undeclared(facts: BriefFacts): BriefFacts {
  return { ...facts, political: "undeclared", politicalNotice: "", aiUse: "undeclared" };
}
