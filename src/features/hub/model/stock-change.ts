import type { HubAssignment } from "@/features/release/model/document";
import { holdsOf } from "@/features/release/model/holdings";
import type { StockFacts } from "./stock-facts";
import { bytesOf } from "./stock-lots";

export interface Amount {
  blobs: number;
  bytes: number;
}

/** What another assignment means for a hub that follows the one before. */
export interface StockChange {
  fetch: Amount;
  drop: Amount;
  /** What it holds then, and what it holds now. */
  after: Amount;
  before: Amount;
}

/** The indexes of the blobs that a hub holds under an assignment, by the rule that hubs decide by; all of them without one. */
export function heldUnder(facts: StockFacts, assignment: HubAssignment | null): Set<number> {
  const holds = holdsOf(assignment);
  return new Set(facts.cells.flatMap(({ campaign, placement, key, blobs, kept }) => (holds(campaign, placement, key) ? [...blobs, ...kept] : [])));
}

/** From one assignment to another; null is a hub that holds everything. */
export function changeOf(facts: StockFacts, before: HubAssignment | null, after: HubAssignment | null): StockChange {
  const [old, young] = [heldUnder(facts, before), heldUnder(facts, after)];
  const amountOf = (indexes: Iterable<number>) => ({ blobs: [...indexes].length, bytes: bytesOf(facts, indexes) });
  return {
    fetch: amountOf([...young].filter((one) => !old.has(one))),
    drop: amountOf([...old].filter((one) => !young.has(one))),
    after: amountOf(young),
    before: amountOf(old),
  };
}
