import type * as z from "zod";
import { Refusal } from "@/kernel/refusal";
import { readEnv } from "@/platform/env";
import { log } from "@/platform/log";
import { BuilderProblem } from "../model/door";

interface Question {
  method: "POST";
  body: BodyInit;
  headers?: Record<string, string>;
}

const away = () => new Refusal("unready", "The builder does not answer. Nothing was changed; this goes on when it is back.");

/** Asks the builder's private door and reads its answer; its problems come back as refusals, and as *unready* when it is away or too slow. */
export async function askBuilder<S extends z.ZodType>(path: string, question: Question, shape: S, timeoutMs: number): Promise<z.infer<S>> {
  const { BUILDER_URL, BUILDER_SECRET } = readEnv(["BUILDER_URL", "BUILDER_SECRET"]);
  const headers = { ...question.headers, authorization: `Bearer ${BUILDER_SECRET}` };
  const answer = await fetch(new URL(path, BUILDER_URL), { ...question, headers, signal: AbortSignal.timeout(timeoutMs) }).catch((error: unknown) => {
    log.warn({ err: error, path }, "the builder does not answer");
    throw away();
  });
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return shape.parse(body);
  const problem = BuilderProblem.safeParse(body);
  if (problem.success) throw new Refusal(problem.data.code, problem.data.says, problem.data.complaints);
  log.error({ path, status: answer.status }, "the builder answered without a reason");
  throw away();
}
