import type { PlanInputs, PlanResult } from "../schema";

/** A place of a placement plan where this hub may stand, with the markets that the plan gives it. */
export interface PlannedSite {
  key: string;
  name: string;
  /** How many hubs the plan compares; the same site serves other markets in a plan of more. */
  hubs: number;
  markets: string[];
}

/** Every site of every answer that serves a market, by number of hubs, then name. */
export function plannedSitesOf({ sites }: Pick<PlanInputs, "sites">, { answers }: PlanResult): PlannedSite[] {
  const names = new Map(sites.map(({ key, name }) => [key, name]));
  return answers
    .toSorted((a, b) => a.hubs - b.hubs)
    .flatMap(({ hubs, sites: chosen, serves }) => {
      const planned = chosen.map((key) => ({
        key,
        name: names.get(key) ?? key,
        hubs,
        markets: serves.flatMap(({ market, site }) => (site === key ? market : [])).sort(),
      }));
      return planned.filter(({ markets }) => markets.length > 0).toSorted((a, b) => a.name.localeCompare(b.name, "en"));
    });
}
