import { shippedSites } from "@/features/hub/model/sites";
import { mostHubs, type PlanInputs } from "@/features/hub/schema";
import countries from "@/features/market/model/countries.json";
import { Solver } from "@/processes/builder/solver";
import { makeMarket, makeQuestion, makeSite } from "@/testing/plan-inputs";

export interface Solve {
  /** From the question to the answer with its figures, as the plan thread works it out. */
  wallMs: number;
  /** HiGHS alone. */
  solverMs: number;
  isProven: boolean;
}

const markets = 50;
const sites = 40;
const budgetMs = 60_000;

/** A question like an organization's: 50 of the world's countries, volumes over two orders of magnitude, waits of 100 to 900 ms. */
function questionOf(round: number): PlanInputs {
  const chosen = Array.from({ length: markets }, (_, at) => countries[(round * 13 + at * 5) % countries.length]).flatMap((country) => country ?? []);
  const figure = (at: number, step: number, least: number, most: number) => least + ((((at + 1) * step + round * 71) % 997) / 997) * (most - least);
  return makeQuestion(
    shippedSites.slice(0, sites).map((site, at) => makeSite(site.key, { ...site, costMicros: Math.round(figure(at, 389, 90, 220)) * 1_000_000 })),
    chosen.map(({ code, latitude, longitude }, at) =>
      makeMarket(code, { latitude, longitude }, Math.round(figure(at, 211, 100, 900)), {
        dailyImpressions: Math.round(10 ** figure(at, 577, 4.5, 6.7)),
        euOnly: false,
      }),
    ),
    { limit: { by: "number", hubs: mostHubs } },
  );
}

/** Answers `rounds` questions of 50 markets × 40 sites for 1 to 8 hubs each. */
export async function measureSolves(rounds: number, say: (line: string) => void): Promise<Solve[]> {
  const solver = await Solver.open();
  const solves: Solve[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const inputs = questionOf(round);
    if (inputs.markets.length !== markets || inputs.sites.length !== sites) throw new Error(`${inputs.markets.length} markets, ${inputs.sites.length} sites.`);
    for (let hubs = 1; hubs <= mostHubs; hubs += 1) {
      const startedAt = performance.now();
      const answer = solver.answer(inputs, hubs, budgetMs);
      solves.push({ wallMs: performance.now() - startedAt, solverMs: answer.tookMs, isProven: answer.optimal && answer.gap === 0 });
    }
    say(
      `question ${round + 1}: ${solves
        .slice(-mostHubs)
        .map(({ wallMs }) => Math.round(wallMs))
        .join(", ")} ms for 1 to ${mostHubs} hubs`,
    );
  }
  return solves;
}
