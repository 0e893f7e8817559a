import type { HubAssignment } from "@/features/release/model/document";
import type { StockFacts } from "./stock-facts";

/** Facts and an assignment of them as one may see who sees only some campaigns. */
export interface Veil {
  facts(facts: StockFacts): StockFacts;
  assignment(assignment: HubAssignment): HubAssignment;
}

/**
 * Names every campaign that is not seen by a number, and its placements likewise, the same in facts and assignments,
 * so that counts, bytes and what is held stay true. Audiences stay: what a market asks for belongs to nobody.
 */
export function veilOf(seen: ReadonlySet<string> | null): Veil {
  if (!seen) return { facts: (facts) => facts, assignment: (assignment) => assignment };
  const campaigns = numberer("another-team");
  const placements = numberer("placement");
  const campaignOf = (campaign: string) => (seen.has(campaign) ? campaign : campaigns(campaign));
  const placementOf = (campaign: string, placement: string) => (seen.has(campaign) ? placement : placements(`${campaign} ${placement}`));
  return {
    facts: (facts) => ({
      ...facts,
      cells: facts.cells.map((cell) => ({ ...cell, campaign: campaignOf(cell.campaign), placement: placementOf(cell.campaign, cell.placement) })),
    }),
    assignment: (assignment) => ({
      ...assignment,
      left: Object.fromEntries(
        Object.entries(assignment.left).map(([campaign, left]) => [
          campaignOf(campaign),
          Object.fromEntries(Object.entries(left).map(([placement, keys]) => [placementOf(campaign, placement), keys])),
        ]),
      ),
    }),
  };
}

function numberer(word: string): (name: string) => string {
  const numbers = new Map<string, number>();
  return (name) => {
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return `${word}-${number}`;
  };
}
