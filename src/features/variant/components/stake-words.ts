import { formatCount } from "@/ui/format";
import type { HeldBack } from "../model/matrix-stake";

const percent = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const counted = (count: number, state: string) => (count > 0 ? [`${formatCount(count)} ${state}`] : []);
const cells = (count: number) => `${formatCount(count)} ${count === 1 ? "cell" : "cells"}`;

/** What stands where nothing with known figures is at stake. */
export function nothingWords({ queued }: HeldBack): string {
  if (queued === 0) return "Nothing: every cell with known figures has a fresh variant.";
  return queued === 1 ? "Nothing, once the queued cell is built." : `Nothing, once the ${cells(queued)} that are queued are built.`;
}

/** How much of the plan reaches nobody, and what waits or is live against a rule. */
export function heldWords(held: HeldBack): string {
  const { forbidden } = held;
  if (forbidden === 0) return plannedWords(held);
  return `${plannedWords(held)} ${cells(forbidden)} that a rule forbids ${forbidden === 1 ? "is" : "are"} still live.`;
}

function plannedWords({ missing, blocked, forbidden, queued, stale, share }: HeldBack): string {
  const lost = [...counted(missing, "missing"), ...counted(blocked, "blocked")].join(" and ");
  const waiting = [...counted(queued, "queued"), ...counted(stale, "stale")].join(" and ");
  const none = forbidden > 0 ? "Nothing is held back" : "No cell is missing or blocked";
  if (lost === "" && waiting === "") return forbidden > 0 ? `${none}.` : `${none}: the whole plan can be served.`;
  if (lost === "") return `${none}; ${waiting} ${queued + stale === 1 ? "cell waits" : "cells wait"} for a fresh build.`;
  const noun = missing + blocked === 1 ? "cell holds" : "cells hold";
  if (share === null) return `${lost} ${noun} back impressions that nobody has counted yet.`;
  return `${lost} ${noun} back ${share > 0 && share < 0.001 ? "less than 0.1" : percent.format(share * 100)} % of planned impressions.`;
}
