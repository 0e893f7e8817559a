import type { Content } from "./document";

/** What a release changes without any other bytes: how many cells lead elsewhere, how many run at other times, and whether another share of beacons counts. */
export interface TermChanges {
  clicks: number;
  flights: number;
  sample: boolean;
}

/** Compares where cells lead and when they run; cells that only one of the two has are left out. */
export function termChanges(before: Content, after: Content): TermChanges {
  const was = termsOf(before);
  const both = [...termsOf(after)].flatMap(([cell, now]) => {
    const then = was.get(cell);
    return then ? [{ then, now }] : [];
  });
  return {
    clicks: both.filter(({ then, now }) => then.click !== now.click).length,
    flights: both.filter(({ then, now }) => then.times !== now.times).length,
    sample: before.beacon.sample !== after.beacon.sample,
  };
}

interface Terms {
  click: string;
  times: string;
}

/** The terms of every cell by placement and audience; a market alone answers like one of its languages. */
function termsOf(content: Content): Map<string, Terms> {
  const cells = Object.entries(content.placements).flatMap(([key, { pick }]) =>
    Object.entries(pick)
      .filter(([audience]) => audience.includes("/"))
      .map(([audience, entries]): [string, Terms] => [`${key} ${audience}`, termsOfEntries(content, entries)]),
  );
  return new Map(cells);
}

function termsOfEntries({ entries, clicks, flights }: Content, indexes: readonly number[]): Terms {
  const of = indexes.flatMap((index) => entries[index] ?? []);
  const times = of.map(({ flight }) => (flight === undefined ? "always" : JSON.stringify(flights[flight])));
  return { click: clicks[of[0]?.click ?? -1] ?? "", times: times.toSorted().join(" ") };
}
