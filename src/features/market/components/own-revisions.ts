/** Consecutive revisions of a market that this screen alone wrote: the one they began on and the one it left. 0 is a market that is not there. */
interface Run {
  from: number;
  to: number;
}

/** What this screen left of each market that it changed. */
export type OwnRevisions = Map<string, Run>;

/** The revision that a change rests on, from the one that was shown: what this screen itself made of it since, else the one shown, so that a change by someone else is a conflict. */
export function restOn(own: OwnRevisions, market: string, shown: number): number {
  const run = own.get(market);
  return run && run.from <= shown && shown <= run.to ? run.to : shown;
}

/** A change that rested on one revision left another. */
export function keepSaved(own: OwnRevisions, market: string, rested: number, left: number): void {
  const run = own.get(market);
  if (left === 0) own.set(market, { from: 0, to: 0 });
  else own.set(market, { from: run?.to === rested ? run.from : rested, to: left });
}

/** The markets that someone else changed: the list, which holds every change of this screen but those still pending, has them at another revision. */
export function overtaken(own: OwnRevisions, listed: readonly { market: string; revision: number }[], pending: readonly { market: string }[]): string[] {
  const revisions = new Map(listed.map(({ market, revision }) => [market, revision]));
  return [...own]
    .filter(([market, { to }]) => (revisions.get(market) ?? 0) !== to && pending.every((step) => step.market !== market))
    .map(([market]) => market);
}
