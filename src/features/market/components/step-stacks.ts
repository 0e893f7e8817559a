import type { StoredFacts } from "../model/import-plan";
import { inverseOf, type Step } from "../model/market-step";

/** A step and the one that takes it back. */
export interface Done {
  step: Step;
  back: Step;
}

/** What undo and redo go through, the latest last. */
export interface Stacks {
  past: readonly Done[];
  future: readonly Done[];
}

export const noSteps: Stacks = { past: [], future: [] };
const deepest = 100;

/** With one more step, after which nothing can be done again. */
export const afterStep = ({ past }: Stacks, done: Done | null): Stacks => ({ past: done ? [...past, done].slice(-deepest) : past, future: [] });

/** Without the steps that can be neither taken back nor done again. */
export function withoutSteps({ past, future }: Stacks, isGone: (done: Done) => boolean): Stacks {
  const isKept = (done: Done) => !isGone(done);
  return { past: past.filter(isKept), future: future.filter(isKept) };
}

/** The latest step taken back; one that removes a market keeps its facts, so that doing it again brings them back. Null when there is none. */
export function undone({ past, future }: Stacks, factsOf: (market: string) => StoredFacts | undefined): { stacks: Stacks; done: Done } | null {
  const last = past.at(-1);
  if (!last) return null;
  const again = last.back.kind === "remove" ? inverseOf(last.back, factsOf(last.back.market)) : null;
  const done = again ? { ...last, step: again } : last;
  return { stacks: { past: past.slice(0, -1), future: [...future, done] }, done };
}

/** The step that was taken back last, done again; null when there is none. */
export function redone({ past, future }: Stacks): { stacks: Stacks; done: Done } | null {
  const done = future.at(-1);
  return done ? { stacks: { past: [...past, done], future: future.slice(0, -1) }, done } : null;
}
