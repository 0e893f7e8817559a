import loadHighs, { type Highs } from "highs";
import { type Milp, milpOf } from "@/features/hub/model/placement";
import { answerOf, type Solved, startOf } from "@/features/hub/model/plan-answer";
import type { PlanAnswer, PlanInputs } from "@/features/hub/schema";

/** No plan of the question keeps its own rules; questions are checked before, so this is a bug or a broken row. */
export class Infeasible extends Error {
  constructor() {
    super("No choice of sites keeps to what is required and to the limit.");
  }
}

const feasible = 2;

/** HiGHS in WebAssembly; solving blocks its thread, so this is loaded in a thread of its own. */
export class Solver {
  private constructor(private readonly highs: Highs) {}

  static async open(): Promise<Solver> {
    return new Solver(await loadHighs());
  }

  /** The proven best plan with at most `hubs` hubs, or the best found when the time is up, not worse than the greedy one. */
  answer(inputs: PlanInputs, hubs: number, budgetMs: number): PlanAnswer {
    const milp = milpOf(inputs, hubs);
    return answerOf(inputs, hubs, this.#solve(milp, startOf(inputs, hubs, milp), budgetMs));
  }

  #solve({ pairs: _, ...milp }: Milp, start: number[], budgetMs: number): Solved {
    const { modelStatus } = this.highs.constants;
    return this.highs.withModel(milp, (model) => {
      model.setSolution({ colValue: start });
      // The usual relative gap of HiGHS is 0.01 %: without these zeros "optimal" would mean nearly.
      model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0, time_limit: budgetMs / 1_000 });
      const startedAt = performance.now();
      const status = model.run().modelStatus;
      const tookMs = performance.now() - startedAt;
      if (status === modelStatus.infeasible) throw new Infeasible();
      const optimal = status === modelStatus.optimal;
      if (!optimal && model.info.get("primal_solution_status") !== feasible)
        throw new Error(`Nothing was found within ${Math.round(budgetMs / 1_000)} s (HiGHS status ${status}).`);
      return { values: model.getSolution().colValue, optimal, gap: Number(model.info.get("mip_gap")), tookMs };
    });
  }
}
