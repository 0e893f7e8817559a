import type { PlanAnswer, PlanInputs, PlanSite } from "../schema";
import { type Milp, ttfbFrom, worthOfMs } from "./placement";

/** What the solver says of a program: the values of its columns and how sure they are. */
export interface Solved {
  values: ArrayLike<number>;
  optimal: boolean;
  /** As a share of the total; null when the solver knows none. Over 1 says nothing. */
  gap: number | null;
  tookMs: number;
}

interface Served {
  site: string | null;
  ttfbMs: number | null;
}

/** Totals a month that differ by less are equal: a thousandth of the currency's unit. */
const sameMicros = 1_000;
/** A gap below this is the solver's arithmetic, not a doubt. */
const noGap = 1e-9;

/** What a choice of sites comes to. Every market's TTFB from every site is worked out once. */
export class Choice {
  readonly #ttfbMs: ReadonlyMap<string, readonly (number | null)[]>;

  constructor(private readonly inputs: PlanInputs) {
    this.#ttfbMs = new Map(inputs.sites.map((site) => [site.key, inputs.markets.map((market) => ttfbFrom(site, market))]));
  }

  /** Who serves each market, in the order of the question: the fastest chosen site, the first of equals, or today's path when none is faster. */
  serves(chosen: readonly PlanSite[]): Served[] {
    return this.inputs.markets.map((market, index) => {
      let best: Served = { site: null, ttfbMs: market.todayMs };
      for (const { key } of chosen) {
        const ms = this.#ttfbMs.get(key)?.[index] ?? null;
        if (ms !== null && (best.ttfbMs === null || ms < best.ttfbMs)) best = { site: key, ttfbMs: ms };
      }
      return best;
    });
  }

  /** What a plan is judged by, millionths of the reporting currency a month: the cost of its hubs + what waiting costs in the markets that weigh in. */
  totalMicros(chosen: readonly PlanSite[]): number {
    const { markets, asked } = this.inputs;
    const waiting = this.serves(chosen).reduce((sum, { ttfbMs }, index) => {
      const market = markets[index];
      return market?.todayMs == null ? sum : sum + worthOfMs(market, asked.worthMicros) * (ttfbMs ?? market.todayMs);
    }, 0);
    return costMicros(chosen) + waiting;
  }

  /** What is required, then the site that lowers the total most, again and again: never bad, not always best. */
  greedy(hubs: number): PlanSite[] {
    let chosen = this.inputs.sites.filter(({ forced }) => forced);
    while (chosen.length < hubs) {
      const wider = this.inputs.sites.filter((site) => !chosen.includes(site)).map((site) => [...chosen, site]);
      const totals = wider.map((one) => (this.#isWithin(one) ? this.totalMicros(one) : Number.POSITIVE_INFINITY));
      const best = wider[totals.indexOf(Math.min(...totals))];
      if (!best || Math.min(...totals) >= this.totalMicros(chosen)) break;
      chosen = best;
    }
    return chosen;
  }

  /** Of plans with the same total, the one with the fewest hubs, then one whose sites come first by key. */
  settle(found: readonly PlanSite[]): PlanSite[] {
    const best = this.totalMicros(found);
    const isAsGood = (chosen: readonly PlanSite[]) => this.totalMicros(chosen) <= best + sameMicros && this.#isWithin(chosen);
    let chosen = [...found];
    for (const site of found.toReversed()) {
      const fewer = chosen.filter((other) => other !== site);
      if (!site.forced && isAsGood(fewer)) chosen = fewer;
    }
    for (const site of chosen.filter(({ forced }) => !forced)) {
      const rest = chosen.filter((other) => other !== site);
      const earlier = this.inputs.sites.find((other) => other.key < site.key && !rest.includes(other) && isAsGood([...rest, other]));
      if (earlier) chosen = [...rest, earlier];
    }
    return chosen.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }

  #isWithin(chosen: readonly PlanSite[]): boolean {
    const { limit } = this.inputs.asked;
    return limit.by === "number" || costMicros(chosen) <= limit.micros;
  }
}

/** What hubs at these sites cost a month, millionths of the reporting currency. */
export function costMicros(chosen: readonly PlanSite[]): number {
  return chosen.reduce((sum, site) => sum + site.costMicros, 0);
}

/** The greedy plan as values of the program's columns: what the solver starts from, so that there is an answer however soon it must stop. */
export function startOf(inputs: PlanInputs, hubs: number, { numCols, pairs }: Milp): number[] {
  const choice = new Choice(inputs);
  const chosen = choice.greedy(hubs);
  const served = choice.serves(chosen);
  const values = new Array<number>(numCols).fill(0);
  for (const [column, site] of inputs.sites.entries()) if (chosen.includes(site)) values[column] = 1;
  for (const [index, { market, site }] of pairs.entries()) if (served[market]?.site === inputs.sites[site]?.key) values[inputs.sites.length + index] = 1;
  return values;
}

/** Reads an answer out of a solved program. Markets are assigned anew, so that equal plans always look the same. */
export function answerOf(inputs: PlanInputs, hubs: number, { values, optimal, gap, tookMs }: Solved): PlanAnswer {
  const choice = new Choice(inputs);
  const chosen = choice.settle(inputs.sites.filter((_, column) => (values[column] ?? 0) > 0.5));
  const served = choice.serves(chosen);
  const known = gap !== null && gap <= 1 ? gap : optimal ? 0 : null;
  return {
    hubs,
    optimal,
    gap: known !== null && known < noGap ? 0 : known,
    tookMs: Math.round(tookMs),
    sites: chosen.map(({ key }) => key),
    serves: inputs.markets.map(({ market }, index) => ({ market, site: served[index]?.site ?? null, ttfbMs: served[index]?.ttfbMs ?? null })),
  };
}
