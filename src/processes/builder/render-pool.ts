import { Tinypool } from "tinypool";
import type { VariantInputs } from "@/features/variant/model/inputs";
import { Refusal } from "@/kernel/refusal";
import { log } from "@/platform/log";
import type { ChildFacts, InspectAnswer, InspectErrand, RenderErrand, RenderWord } from "./errand";

/** A child took longer over one picture than it may, and was killed. */
export class OverBudget extends Error {
  constructor(readonly budgetMs: number) {
    super(`Drawing took longer than ${budgetMs / 1_000} s and was stopped.`);
  }
}

interface PoolOptions {
  childPath: string;
  fontconfigPath: string;
  /** Time for one picture. */
  budgetMs: number;
}

const children = 2;
/** A picture may wait this many budgets for a free child. */
const patience = 4;

/** The two render children. A child that hangs is killed, one that dies is replaced; either fails the errand it had. */
export class RenderPool {
  readonly #pool: Tinypool;

  constructor(private readonly options: PoolOptions) {
    this.#pool = new Tinypool({
      filename: options.childPath,
      name: "render",
      runtime: "child_process",
      minThreads: children,
      maxThreads: children,
      serialization: "advanced",
      // Pictures live outside the JavaScript heap; a small young generation frees them soon.
      execArgv: ["--max-semi-space-size=2", "--max-old-space-size=192"],
      env: childEnvironment(options.fontconfigPath),
    });
    this.#pool.on("error", (error: unknown) => log.warn({ error: String(error) }, "an idle render child ended; another takes its place"));
  }

  /** Draws variants in order, telling each as it is done. Rejects when the child hangs or dies; what was told stays true. */
  render(blobs: string, inputs: VariantInputs[], hear: (word: RenderWord) => void, stop?: AbortSignal): Promise<void> {
    return this.#send("render", { blobs, inputs } satisfies RenderErrand, hear, stop);
  }

  inspect(errand: InspectErrand): Promise<InspectAnswer> {
    return this.#send("inspect", errand, () => undefined);
  }

  facts(): Promise<ChildFacts> {
    return this.#send("facts", {}, () => undefined);
  }

  async stop(): Promise<void> {
    await this.#pool.destroy();
  }

  async #send<R>(name: string, task: object, hear: (word: RenderWord) => void, stop?: AbortSignal): Promise<R> {
    const { budgetMs } = this.options;
    const kill = new AbortController();
    let begun = false;
    let timer = setTimeout(() => kill.abort(), budgetMs * patience);
    const onWord = (word: RenderWord) => {
      begun = true;
      clearTimeout(timer);
      timer = setTimeout(() => kill.abort(), budgetMs);
      hear(word);
    };
    const end = () => kill.abort();
    stop?.addEventListener("abort", end, { once: true });
    try {
      return await this.#pool.run(task, { name, signal: kill.signal, channel: { postMessage: onWord } });
    } catch (error) {
      if (!kill.signal.aborted || stop?.aborted) throw error;
      throw begun ? new OverBudget(budgetMs) : new Refusal("unready", "The builder is busy. Try again in a minute.");
    } finally {
      clearTimeout(timer);
      stop?.removeEventListener("abort", end);
    }
  }
}

/** No secret and no address of the database reaches a process that opens strangers' files. */
function childEnvironment(fontconfigPath: string): Record<string, string> {
  const { PATH = "", HOME = "", TZ = "UTC", LANG = "C.UTF-8" } = process.env;
  return { PATH, HOME, TZ, LANG, FONTCONFIG_FILE: fontconfigPath, MALLOC_ARENA_MAX: "2" };
}
