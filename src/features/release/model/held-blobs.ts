import { canonical } from "@/kernel/canonical";
import type { Digest } from "@/kernel/digest";
import { digestFromCompact, digestOf } from "@/kernel/hash";
import type { Content, HubAssignment } from "./document";
import { cellsIn, everything, type Holds } from "./holdings";

/** The blobs of a content that a hub holds, each once: all but those that only cells which are left out show. */
export function heldBlobs(content: Content, holds: Holds): Digest[] {
  const cells = (holds === everything ? [] : cellsIn(content)).map((cell) => ({ ...cell, held: holds(content.campaign, cell.placement, cell.key) }));
  const shown = (held: boolean) => new Set(cells.flatMap((cell) => (cell.held === held ? cell.blobs : [])));
  const [kept, left] = [shown(true), shown(false)];
  return content.blobs.flatMap(([compact], index) => (kept.has(index) || !left.has(index) ? (digestFromCompact(compact) ?? []) : []));
}

/** By which a hub says whose assignment it follows, whatever order its members were written in; "" for none. */
export function digestOfAssignment(assignment: HubAssignment | null): Digest | "" {
  return assignment ? digestOf(canonical(assignment)) : "";
}
