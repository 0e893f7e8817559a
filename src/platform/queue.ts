import { Logger, runMigrations } from "graphile-worker";
import type * as z from "zod";
import type { JobDefinition } from "@/kernel/job";
import type { Tx } from "./db";
import { log } from "./log";

/** Adds a job in the caller's transaction: it exists exactly if the data does. Equal `key`s that wait are one job. */
export async function addJob<S extends z.ZodType>(tx: Tx, job: JobDefinition<S>, payload: z.input<S>, key: string | null = null): Promise<void> {
  const checked = JSON.stringify(job.payload.parse(payload));
  await tx.$executeRaw`SELECT graphile_worker.add_job(identifier => ${job.name}, payload => ${checked}::json, max_attempts => ${job.tries},
    queue_name => ${job.queue ?? null}, job_key => ${key})`;
}

/** Brings the queue's own tables up to date; part of every migration. */
export async function migrateQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger });
}

/** graphile-worker's lines through our log: its "info" is our "debug". */
export const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error(message);
  else if (level === "warning") log.warn(message);
  else log.debug(message);
});
