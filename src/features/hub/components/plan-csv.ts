import { stringify } from "csv-stringify/browser/esm/sync";
import { figuresOf } from "../model/plan-figures";
import type { PlanAnswer, PlanInputs } from "../schema";

type Cell = string | number | null;

const units = (micros: number) => micros / 1_000_000;
const tenth = (ms: number | null) => (ms === null ? null : Math.round(ms * 10) / 10);

/** Every answer of a plan as RFC 4180 text, a row for each market: who serves it, how long it waits before and after, and where each time is from. */
export function planCsv(inputs: PlanInputs, answers: readonly PlanAnswer[]): string {
  const plan = ["hubs_at_most", "hubs", "cost_a_month", "currency", "mean_before_ms", "mean_after_ms", "proven_optimal"];
  const market = ["market", "name", "daily_impressions", "hub", "before_ms", "before_source", "after_ms", "after_source"];
  const rows = answers.flatMap((answer) => {
    const figures = figuresOf(inputs, answer);
    const of: Cell[] = [answer.hubs, figures.sites.map(({ key }) => key).join(" "), units(figures.costMicros), inputs.currency];
    const means: Cell[] = [tenth(figures.beforeMs), tenth(figures.afterMs), answer.optimal ? "yes" : "no"];
    return figures.outcomes.map((one): Cell[] => [
      ...of,
      ...means,
      one.market,
      one.name,
      one.dailyImpressions,
      one.site?.key ?? null,
      tenth(one.beforeMs),
      one.beforeFrom,
      tenth(one.afterMs),
      one.isEstimate ? "estimate" : one.beforeFrom,
    ]);
  });
  return stringify([[...plan, ...market], ...rows], { escape_formulas: true, record_delimiter: "windows" });
}
