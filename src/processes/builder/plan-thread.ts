// Plan thread: works out placement plans with HiGHS, in a thread of the builder that can be ended at any moment.
// Owns: nothing but its memory; it knows no database and no secret.
// Killed by: the builder, when the plan is cancelled or over its time, or with the builder itself.
// Survives: nothing; what it told is kept and the rest is worked out anew.
import { parentPort, workerData } from "node:worker_threads";
import { PlanErrand, type PlanWord } from "./plan-errand";
import { Infeasible, Solver } from "./solver";

function tell(word: PlanWord): void {
  parentPort?.postMessage(word);
}

async function main(): Promise<void> {
  const { inputs, numbers, budgetMs } = PlanErrand.parse(workerData);
  const solver = await Solver.open();
  for (const hubs of numbers) tell({ word: "solved", answer: solver.answer(inputs, hubs, budgetMs) });
}

main().catch((error: unknown) => {
  tell({ word: "failed", reason: error instanceof Error ? error.message : String(error), isHopeless: error instanceof Infeasible });
});
