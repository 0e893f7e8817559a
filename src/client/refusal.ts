import { TRPCClientError } from "@trpc/client";
import type { Complaint, RefusalCode } from "@/kernel/refusal";
import type { AppRouter } from "@/server/doors/router";

export interface ClientRefusal {
  code: RefusalCode | "bug" | "signed-out";
  says: string;
  complaints: readonly Complaint[];
  requestId: string | null;
}

const unreachable: ClientRefusal = {
  code: "unready",
  says: "The dashboard does not answer. Nothing was changed. This page goes on when it is back.",
  complaints: [],
  requestId: null,
};

const isOurs = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;

/** What any error of a call tells a person; a call that got no answer at all counts as `unready`. */
export function refusalOf(error: unknown): ClientRefusal {
  if (!isOurs(error) || !error.data) return unreachable;
  const { refusal, complaints, requestId } = error.data;
  return { code: refusal, says: error.message, complaints, requestId };
}
