import type { Digest } from "@/kernel/digest";
import { Refusal } from "@/kernel/refusal";
import type { Head } from "./document";
import type { Pointer } from "./issue-head";

/** One release that was live, in the order of numbers. */
export interface Lived {
  number: number;
  content: Digest;
}

/**
 * What a rollback restores: the kept release `to`, or by default the previous good one. While a release is being staged
 * the previous good one is what is live, so that pressing the button just before or just after the activation ends in the same
 * content. Numbers of earlier rollbacks count as the content they restored. Throws Refusal `unready` when there is nothing.
 */
export function rollbackTarget(head: Head | null, lived: readonly Lived[], to?: number): Pointer {
  if (!head?.active) throw new Refusal("unready", "Nothing was live before, so there is nothing to restore.");
  return to === undefined ? previousGood(head, head.active, lived) : chosen(head, head.active, lived, to);
}

function chosen(head: Head, active: Pointer, lived: readonly Lived[], to: number): Pointer {
  const wanted = lived.find(({ number }) => number === to);
  if (!wanted) throw new Refusal("missing", `Release ${to} was never live.`);
  if (wanted.content === active.content && !head.staged) throw new Refusal("unready", `Release ${to} is what is live already.`);
  if (!isHeld(head, active, wanted.content)) throw new Refusal("unready", `Release ${to} is no longer kept on the hubs. Kept are ${keptNumbers(head)}.`);
  return { release: to, content: wanted.content };
}

function previousGood(head: Head, active: Pointer, lived: readonly Lived[]): Pointer {
  const good = goodOnes(lived);
  const candidates = head.staged ? good : good.filter(({ content }) => content !== active.content);
  const target = candidates.findLast(({ content }) => isHeld(head, active, content));
  if (!target && head.kept.length === 0) throw new Refusal("unready", "There is no earlier release to restore yet.");
  if (!target)
    throw new Refusal(
      "unready",
      `No earlier release is left that was not rolled back. Kept are ${keptNumbers(head)}; choose one in the timeline to restore it.`,
    );
  return { release: target.number, content: target.content };
}

/** What was live and was not rolled back from, oldest first: restoring a content drops everything that came after it. */
function goodOnes(lived: readonly Lived[]): Lived[] {
  const stack: Lived[] = [];
  for (const release of lived) {
    const held = stack.findIndex(({ content }) => content === release.content);
    if (held === -1) stack.push(release);
    else stack.length = held + 1;
  }
  return stack;
}

function isHeld(head: Head, active: Pointer, content: Digest): boolean {
  return !head.withdrawn.includes(content) && [active, ...head.kept].some((pointer) => pointer.content === content);
}

function keptNumbers(head: Head): string {
  return head.kept.length > 0 ? head.kept.map(({ release }) => release).join(", ") : "none";
}
