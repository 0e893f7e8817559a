import { initTRPC, TRPCError } from "@trpc/server";
import { log } from "@/platform/log";
import type { Visit } from "./gate";
import { explain, translate } from "./refusals";
import { wire } from "./wire";

export interface Context {
  requestId: string;
  /** Proves once per request who is there; null when nobody is signed in or the membership is gone. */
  visit(): Promise<Visit | null>;
  /** Makes an organization the active one of this browser. */
  remember(organizationId: string): Promise<void>;
}

const t = initTRPC.context<Context>().create({
  transformer: wire,
  // A stream ends after a minute and is opened anew through the gate, so that a removed member's tab goes quiet.
  sse: { maxDurationMs: 60_000, ping: { enabled: true, intervalMs: 5_000 }, client: { reconnectAfterInactivityMs: 15_000 } },
  errorFormatter: ({ shape, error, ctx }) => {
    const requestId = ctx?.requestId ?? "";
    const { refusal, says, complaints } = explain(error, requestId);
    return { ...shape, message: says, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, refusal, complaints, requestId } };
  },
});

const told = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  if (explain(result.error, ctx.requestId).refusal === "bug")
    log.error({ err: result.error.cause ?? result.error, path, requestId: ctx.requestId }, "a call failed");
  throw translate(result.error, ctx.requestId);
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** For people who need not be signed in. */
export const anyone = told;

/** For members of the active organization: `ctx.scope` is proven against the database for this request. */
export const member = told.use(async ({ ctx, next }) => {
  const visit = await ctx.visit();
  if (!visit) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { ...ctx, ...visit } });
});
