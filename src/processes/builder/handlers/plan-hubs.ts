import type { JobHelpers } from "graphile-worker";
import { planJob } from "@/features/hub/jobs";
import { isPlanOpen } from "@/features/hub/reads/is-plan-open";
import { type PlanAnswer, PlanInputs } from "@/features/hub/schema";
import { failPlan } from "@/features/hub/writes/fail-plan";
import { recordAnswer } from "@/features/hub/writes/record-answer";
import { startPlan } from "@/features/hub/writes/start-plan";
import { Refusal } from "@/kernel/refusal";
import { mintSystemScope, type Scope } from "@/kernel/scope";
import { log } from "@/platform/log";
import { Hopeless, runPlan } from "../plan-runner";

interface Desk {
  threadPath: string;
  /** Time for one number of hubs. */
  budgetMs: number;
}

/** How often a running plan is asked whether anybody still wants it: a cancelled thread ends within this. */
const lookMs = 200;

/** Answers a question for every number of hubs that has no answer yet, and records each as it is there. */
export async function planHubs(desk: Desk, raw: unknown, { job, abortSignal }: JobHelpers): Promise<void> {
  const { organizationId, planId } = planJob.payload.parse(raw);
  const scope = mintSystemScope(organizationId, "builder", `job:${job.id}`);
  try {
    await answerAll(desk, scope, planId, abortSignal);
  } catch (error) {
    if (isOver(error)) return;
    log.error({ error: error instanceof Error ? error.stack : String(error), planId, attempt: job.attempts }, "a plan failed");
    const isLast = error instanceof Hopeless || job.attempts >= job.max_attempts;
    if (!isLast) throw error;
    await failPlan(scope, { planId, reason: reasonOf(error, job.attempts) }).catch(unlessOver);
    if (!(error instanceof Hopeless)) throw error;
  }
}

async function answerAll(desk: Desk, scope: Scope, planId: string, abortSignal: AbortSignal): Promise<void> {
  const { inputs, answered } = await startPlan(scope, { planId });
  const question = PlanInputs.safeParse(inputs);
  if (!question.success) throw new Hopeless("The stored question cannot be read.");
  const numbers = question.data.numbers.filter((hubs) => !answered.includes(hubs));
  const cancelled = new AbortController();
  const watch = setInterval(() => {
    isPlanOpen(scope, { planId }).then(
      (open) => open || cancelled.abort(),
      (error: unknown) => log.warn({ error: String(error) }, "whether a plan was cancelled could not be asked"),
    );
  }, lookMs);
  let left = numbers.length;
  const hear = async (answer: PlanAnswer) => {
    await recordAnswer(scope, { planId, answer });
    left -= 1;
  };
  try {
    const errand = { inputs: question.data, numbers, budgetMs: desk.budgetMs };
    await runPlan({ threadPath: desk.threadPath, errand, hear, stop: AbortSignal.any([cancelled.signal, abortSignal]) });
  } finally {
    clearInterval(watch);
  }
  if (left === 0) return;
  if (cancelled.signal.aborted) log.info({ planId }, "a plan was cancelled, its thread has ended");
  else if (abortSignal.aborted) throw new Error("The builder is ending; another goes on with this plan.");
}

/** Cancelled, done by another builder, or its organization is gone: nobody waits for it. */
function isOver(error: unknown): boolean {
  return error instanceof Refusal && (error.code === "missing" || error.code === "conflict");
}

function unlessOver(error: unknown): void {
  if (!isOver(error)) throw error;
}

function reasonOf(error: unknown, attempts: number): string {
  const detail = error instanceof Error ? error.message : "For an unknown reason.";
  const tries = error instanceof Hopeless ? "" : `Given up after ${attempts} tries. `;
  return `${tries}${detail.endsWith(".") ? detail : `${detail}.`} What was worked out is kept. Ask again.`;
}
