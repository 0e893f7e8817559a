import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import * as z from "zod";
import { type Complaint, Refusal, type RefusalCode } from "@/kernel/refusal";
import { isDatabaseAway } from "@/platform/database-away";
import { isUnstorableText } from "@/platform/unstorable-text";

const codes: Record<RefusalCode, TRPC_ERROR_CODE_KEY> = {
  missing: "NOT_FOUND",
  forbidden: "FORBIDDEN",
  conflict: "CONFLICT",
  invalid: "BAD_REQUEST",
  limit: "PAYLOAD_TOO_LARGE",
  unready: "PRECONDITION_FAILED",
};

/** What a door tells its caller: the code `bug` stands for everything that is not an expected "no". */
export interface Told {
  refusal: RefusalCode | "bug" | "signed-out";
  says: string;
  complaints: readonly Complaint[];
}

const away: Told = { refusal: "unready", says: "The database does not answer. Nothing was changed. This page goes on when it is back.", complaints: [] };

const unstorable: Told = { refusal: "invalid", says: "A text holds the character U+0000, which cannot be stored. Nothing was changed.", complaints: [] };

/** The HTTP status of a refusal at the doors that are plain HTTP. */
export const statuses: Record<Told["refusal"], number> = {
  missing: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 400,
  limit: 413,
  unready: 503,
  bug: 500,
  "signed-out": 401,
};

/** Puts any error into words for a person; the request id leads from a bug's neutral sentence to its log line. */
export function explain(error: unknown, requestId: string): Told {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof Refusal) return { refusal: cause.code, says: cause.message, complaints: cause.complaints };
  if (cause instanceof z.ZodError)
    return { refusal: "invalid", says: "Some of this is not right. Nothing was changed.", complaints: cause.issues.map(complain) };
  if (isDatabaseAway(cause)) return away;
  if (isUnstorableText(cause)) return unstorable;
  if (error instanceof TRPCError && error.code === "UNAUTHORIZED")
    return { refusal: "signed-out", says: "You are signed out. Sign in to go on.", complaints: [] };
  if (error instanceof TRPCError && error.code === "NOT_FOUND") return { refusal: "missing", says: "There is no such call.", complaints: [] };
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return { refusal: "invalid", says: "This request cannot be read.", complaints: [] };
  return { refusal: "bug", says: `Something went wrong on our side. The log has it under ${requestId}.`, complaints: [] };
}

function complain(issue: z.core.$ZodIssue): Complaint {
  return { at: issue.path.map(String).join("."), says: issue.message };
}

/** The same error under the tRPC code, hence the HTTP status, that fits what it tells. */
export function translate(error: TRPCError, requestId: string): TRPCError {
  const { refusal, says } = explain(error, requestId);
  if (refusal === "bug" || refusal === "signed-out") return error;
  if (isDatabaseAway(error.cause)) return new TRPCError({ code: "SERVICE_UNAVAILABLE", message: says, cause: error.cause });
  return error.code === "INTERNAL_SERVER_ERROR" ? new TRPCError({ code: codes[refusal], message: says, cause: error.cause }) : error;
}
