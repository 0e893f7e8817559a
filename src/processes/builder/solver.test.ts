import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { distanceKm } from "@/features/hub/model/latency";
import { Choice } from "@/features/hub/model/plan-answer";
import type { PlanInputs, PlanSite } from "@/features/hub/schema";
import { makeMarket, makeQuestion, makeSite, smallQuestion } from "@/testing/plan-inputs";
import { Infeasible, Solver } from "./solver";

let solver: Solver;
const budgetMs = 20_000;

beforeAll(async () => {
  solver = await Solver.open();
});

function* subsets<T>(of: readonly T[]): Generator<T[]> {
  for (let mask = 0; mask < 2 ** of.length; mask += 1) yield of.filter((_, index) => (mask >> index) & 1);
}

/** Written anew from the brief, without the program's own code but the distance: cost of the hubs + what waiting is worth, a month. */
function totalOf({ markets, asked }: PlanInputs, chosen: readonly PlanSite[]): number {
  let total = chosen.reduce((sum, { costMicros }) => sum + costMicros, 0);
  for (const { todayMs, place, dailyImpressions, euOnly } of markets) {
    if (todayMs === null) continue;
    const allowed = place ? chosen.filter(({ residency }) => !euOnly || residency === "EU").map((site) => 0.045 * distanceKm(place, site)) : [];
    total += ((dailyImpressions * 365) / 12 / 1e6) * asked.worthMicros * Math.min(todayMs, ...allowed);
  }
  return total;
}

function isAllowed({ asked, sites }: PlanInputs, chosen: readonly PlanSite[], hubs: number): boolean {
  const cost = chosen.reduce((sum, { costMicros }) => sum + costMicros, 0);
  return chosen.length <= hubs && sites.every((site) => !site.forced || chosen.includes(site)) && (asked.limit.by === "number" || cost <= asked.limit.micros);
}

function bruteForce(inputs: PlanInputs, hubs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const chosen of subsets(inputs.sites)) if (isAllowed(inputs, chosen, hubs)) best = Math.min(best, totalOf(inputs, chosen));
  return best;
}

const chosenIn = ({ sites }: PlanInputs, keys: readonly string[]) => sites.filter(({ key }) => keys.includes(key));

describe("the solver", () => {
  it("finds what trying every choice finds, keeps every rule and proves it", { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(smallQuestion, (inputs) => {
        const hubs = inputs.numbers[0] ?? 1;
        const answer = solver.answer(inputs, hubs, budgetMs);
        const chosen = chosenIn(inputs, answer.sites);
        expect([answer.optimal, answer.gap]).toEqual([true, 0]);
        expect(isAllowed(inputs, chosen, hubs)).toBe(true);
        const best = bruteForce(inputs, hubs);
        expect(totalOf(inputs, chosen)).toBeLessThanOrEqual(best + 1_000);
        expect(new Choice(inputs).totalMicros(chosen)).toBeCloseTo(totalOf(inputs, chosen), -2);
      }),
      { numRuns: 400 },
    );
  });

  it("serves every market by the fastest site that may, and leaves it on today's path when none is faster", () => {
    fc.assert(
      fc.property(smallQuestion, (inputs) => {
        const answer = solver.answer(inputs, inputs.numbers[0] ?? 1, budgetMs);
        const chosen = chosenIn(inputs, answer.sites);
        for (const [index, { place, euOnly, todayMs, market }] of inputs.markets.entries()) {
          const allowed = place ? chosen.filter(({ residency }) => !euOnly || residency === "EU").map((site) => 0.045 * distanceKm(place, site)) : [];
          const best = Math.min(todayMs ?? Number.POSITIVE_INFINITY, ...allowed);
          const served = answer.serves[index];
          expect(served?.market).toBe(market);
          if (Number.isFinite(best)) expect(served?.ttfbMs).toBeCloseTo(best, 6);
          else expect(served?.ttfbMs).toBeNull();
          const site = inputs.sites.find(({ key }) => key === served?.site);
          if (site) expect(!euOnly || site.residency === "EU").toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("answers the same question the same way again", () => {
    fc.assert(
      fc.property(smallQuestion, (inputs) => {
        const answers = [1, 2].map(() => solver.answer(inputs, inputs.numbers[0] ?? 1, budgetMs));
        expect({ ...answers[1], tookMs: 0 }).toEqual({ ...answers[0], tookMs: 0 });
      }),
      { numRuns: 60 },
    );
  });

  it("takes the first by key of two sites in one place, and no hub that helps nobody", () => {
    const at = { latitude: 10, longitude: 10 };
    const sites = [
      makeSite("a-twin", { ...at, costMicros: 50 }),
      makeSite("b-twin", { ...at, costMicros: 50 }),
      makeSite("c-free", { latitude: -60, longitude: 170, costMicros: 0 }),
    ];
    expect(solver.answer(makeQuestion(sites, [makeMarket("DE", at, 300)]), 3, budgetMs).sites).toEqual(["a-twin"]);
  });

  it("says that a question whose rules cannot be kept has no answer", () => {
    const sites = [makeSite("a", { forced: true }), makeSite("b", { forced: true })];
    expect(() => solver.answer(makeQuestion(sites, [makeMarket("DE", { latitude: 0, longitude: 0 }, 300)]), 1, budgetMs)).toThrow(Infeasible);
  });
});
