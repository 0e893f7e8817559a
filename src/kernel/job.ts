import type * as z from "zod";

/** A job's name and the shape of its payload; the handler lives in the process that runs it. */
export interface JobDefinition<S extends z.ZodType> {
  name: string;
  payload: S;
  /** Tries before the job is dead. */
  tries: number;
  /** Jobs of one queue run one at a time, whoever runs them; without one, as many as there are workers. */
  queue?: string;
}

/** Types a definition by its payload's shape; gives it back as it is. */
export function defineJob<S extends z.ZodType>(definition: JobDefinition<S>): JobDefinition<S> {
  return definition;
}
