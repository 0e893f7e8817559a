import type { Digest } from "@/kernel/digest";

/** missing: never built. stale: built from other inputs. blocked: a rule forbids it, or it was built and pre-flight refused it. failed: the build broke. */
export const cellStates = ["missing", "queued", "rendering", "built", "stale", "blocked", "failed"] as const;
export type CellState = (typeof cellStates)[number];

export interface StoredVariant {
  inputsDigest: string;
  passed: boolean;
}

/** The cell in the latest build. */
export interface StoredItem {
  inputsDigest: string;
  state: string;
  /** The build goes on; a dead build's items wait for nothing. */
  running: boolean;
}

/** What one cell is, from what it would be made of now, its latest variant and its place in the latest build. */
export function cellStateOf(inputsDigest: Digest, variant: StoredVariant | null, item: StoredItem | null): CellState {
  if (item?.running && item.state === "queued") return "queued";
  if (item?.running && item.state === "rendering") return "rendering";
  if (variant?.inputsDigest === inputsDigest) return variant.passed ? "built" : "blocked";
  if (item?.inputsDigest === inputsDigest && item.state === "blocked") return "blocked";
  if (item?.inputsDigest === inputsDigest && item.state === "failed") return "failed";
  return variant ? "stale" : "missing";
}

/** Blocked cells are forbidden or have been built: only another brief or other inputs make them worth a try. */
export function needsBuild(state: CellState): boolean {
  return state === "missing" || state === "stale" || state === "failed";
}
