import { Worker } from "node:worker_threads";
import type { PlanAnswer } from "@/features/hub/schema";
import type { PlanErrand, PlanWord } from "./plan-errand";

/** No other try can answer this question. */
export class Hopeless extends Error {}

interface RunOptions {
  threadPath: string;
  errand: PlanErrand;
  /** Called in order, one at a time; what it throws ends the thread and is thrown. */
  hear(answer: PlanAnswer): Promise<void>;
  /** Ends the thread at once. */
  stop: AbortSignal;
}

/** HiGHS keeps to its own time limit; a thread that is silent for so much longer hangs. */
const graceMs = 15_000;

/**
 * Has a thread work out what is left of a plan. Resolves when all of it was heard, or when it was stopped. Throws `Hopeless` for a question
 * without an answer, and any other error when the thread died, hung or failed: another try may do better.
 */
export async function runPlan({ threadPath, errand, hear, stop }: RunOptions): Promise<void> {
  const thread = new Worker(threadPath, { workerData: errand, env: {}, resourceLimits: { maxOldGenerationSizeMb: 192 } });
  let watch: NodeJS.Timeout | undefined;
  let hearing: Promise<void> = Promise.resolve();
  try {
    await new Promise<void>((resolve, reject) => {
      const watchAnew = () => {
        clearTimeout(watch);
        watch = setTimeout(
          () => reject(new Error(`The thread was silent for ${(errand.budgetMs + graceMs) / 1_000} s and was ended.`)),
          errand.budgetMs + graceMs,
        );
      };
      watchAnew();
      thread.on("message", (word: PlanWord) => {
        watchAnew();
        if (word.word === "failed") reject(word.isHopeless ? new Hopeless(word.reason) : new Error(word.reason));
        else hearing = hearing.then(() => hear(word.answer));
        hearing.catch(reject);
      });
      thread.once("error", reject);
      thread.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The thread ended with ${code}.`))));
      stop.addEventListener("abort", () => resolve(), { once: true });
      if (stop.aborted) resolve();
    });
    if (!stop.aborted) await hearing;
  } finally {
    clearTimeout(watch);
    await thread.terminate();
    await hearing.catch(() => undefined);
  }
}
