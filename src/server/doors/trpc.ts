import { randomUUID } from "node:crypto";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { prove } from "@/server/core/gate";
import { explain, statuses } from "@/server/core/refusals";
import { demandOwnJson } from "@/server/core/same-origin";
import { readSession, rememberOrganization, wantedOrganization } from "@/server/core/session";
import type { Context } from "@/server/core/trpc";
import { appRouter } from "./router";

/** The dashboard's door: JSON over POST from its own pages, reads and streams over GET. */
export async function answer(request: Request): Promise<Response> {
  const requestId = randomUUID();
  try {
    if (request.method !== "GET") demandOwnJson(request.headers);
  } catch (error) {
    const { refusal, says, complaints } = explain(error, requestId);
    return Response.json({ says, complaints, requestId }, { status: statuses[refusal], headers: plain });
  }
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    maxBatchSize,
    createContext: () => contextOf(requestId),
    responseMeta: ({ errors, type }) => ({ headers: new Headers(headersOf(errors.some(isAway), type === "subscription")) }),
  });
}

/** More calls than any page makes at once. */
const maxBatchSize = 50;
const plain = { "cache-control": "private, no-store", vary: "cookie" };
const isAway = (error: { code: string }) => error.code === "SERVICE_UNAVAILABLE";

function headersOf(away: boolean, stream: boolean): Record<string, string> {
  if (stream) return { "x-accel-buffering": "no" };
  return away ? { ...plain, "retry-after": "2" } : plain;
}

function contextOf(requestId: string): Context {
  let proof: ReturnType<Context["visit"]> | undefined;
  const visit = async () => {
    const session = await readSession();
    return session && prove(session.personId, await wantedOrganization(), requestId);
  };
  return {
    requestId,
    remember: rememberOrganization,
    visit: () => {
      proof ??= visit();
      return proof;
    },
  };
}
