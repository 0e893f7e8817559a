import type { Job } from "graphile-worker";
import { recordFailure } from "@/features/variant/writes/record-failure";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { log } from "@/platform/log";

type Part = { buildId: string; placementKey: string | null };

/**
 * Runs a job; after the last try its part of the build is recorded as failed, so that no screen waits for it. The job stays
 * in the queue as dead. A build that no longer exists is nobody's failure.
 */
export async function giveUpOnLastTry(scope: Scope, job: Job, part: Part, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof Refusal && error.code === "missing") return;
    log.error({ error: error instanceof Error ? error.stack : String(error), ...part, attempt: job.attempts }, "a build job failed");
    if (job.attempts >= job.max_attempts) await recordFailure(scope, { ...part, reason: reasonOf(error, job.attempts) });
    throw error;
  }
}

function reasonOf(error: unknown, attempts: number): string {
  const detail = error instanceof Error ? error.message : "unknown";
  return `Given up after ${attempts} tries. ${detail.endsWith(".") ? detail : `${detail}.`} Press Build to try again.`;
}
