import type { MapPoint } from "./map-projection";

/** Something on a map that can be pointed at: where on the screen, how large, and what it ranks by. */
export interface Target extends MapPoint {
  id: string;
  radiusPx: number;
  /** Infinity ranks before every value; null after all. */
  value: number | null;
}

const rank = ({ value }: Target) => value ?? Number.NEGATIVE_INFINITY;
const byId = (a: Target, b: Target) => (a.id < b.id ? -1 : 1);

/** The largest first; equals by id. */
export function byValue(targets: readonly Target[]): Target[] {
  return targets.toSorted((a, b) => (rank(a) === rank(b) ? byId(a, b) : rank(b) - rank(a)));
}

/** The westernmost first; equals by id. */
function byPlace(targets: readonly Target[]): Target[] {
  return targets.toSorted((a, b) => a.x - b.x || byId(a, b));
}

/** Where a key leads from a target: ↓ and ↑ to the next smaller and larger, → and ← to the next in the east and west, Home and End to the largest and smallest; null at an end and for other keys. */
export function walk(targets: readonly Target[], from: string, key: string): string | null {
  const ordered = key === "ArrowLeft" || key === "ArrowRight" ? byPlace(targets) : byValue(targets);
  const here = ordered.findIndex(({ id }) => id === from);
  const ahead: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1, ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: ordered.length - 1 };
  const next = ahead[key];
  return next === undefined || next < 0 ? null : (ordered[next]?.id ?? null);
}

/** What a pointer means: the smallest target that it is over, else the nearest within reach, so that small ones under and beside large ones are met; null over open ground. */
export function pointedAt(targets: readonly Target[], { x, y }: MapPoint, reachPx = 12): string | null {
  const near = targets.map((target) => ({ target, gapPx: Math.hypot(target.x - x, target.y - y) - target.radiusPx })).filter(({ gapPx }) => gapPx <= reachPx);
  const over = near.filter(({ gapPx }) => gapPx <= 0).toSorted((a, b) => a.target.radiusPx - b.target.radiusPx || byId(a.target, b.target));
  const beside = near.toSorted((a, b) => a.gapPx - b.gapPx || byId(a.target, b.target));
  return (over[0] ?? beside[0])?.target.id ?? null;
}
