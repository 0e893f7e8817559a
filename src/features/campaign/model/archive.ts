import { Refusal } from "@/kernel/refusal";

/** How long an archived campaign can be restored. */
export const restorableDays = 30;
const dayMs = 86_400_000;

/** The instant from which a campaign that was archived then stays archived. */
export function restorableUntil(archivedAt: Date): Date {
  return new Date(archivedAt.getTime() + restorableDays * dayMs);
}

/** Days in which an archived campaign can still be restored, rounded up; 0 once it cannot. Half-open: at the thirtieth day's end it is over. */
export function daysLeft(archivedAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((restorableUntil(archivedAt).getTime() - now.getTime()) / dayMs));
}

/** The refusal of every change to an archived campaign. */
export function archivedRefusal(name: string, archivedAt: Date, now: Date): Refusal {
  const way =
    daysLeft(archivedAt, now) > 0
      ? "Restore it first, then try again."
      : `It can no longer be restored: that is possible for ${restorableDays} days. Duplicate it to go on with a copy.`;
  return new Refusal("unready", `“${name}” is archived. Nothing was changed. ${way}`);
}
