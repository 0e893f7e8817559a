import type { Scope } from "@/kernel/scope";
import { db, Prisma, type Tx } from "./db";

/** What happened, for screens and processes that listen: a hint to read again, never the only record. */
export interface Happening {
  /** room.what, such as `release.head` or `variant.progress`. */
  topic: string;
  organizationId: string;
  /** Ids to narrow by; the whole notice stays under 4 kB. */
  [key: string]: string | number | boolean | null;
}

export const channel = "nearshelf";

export interface Work {
  readonly tx: Tx;
  /** Names what the verb was done to; exactly one audit row is written at commit. */
  audit(subject: string, detail?: Prisma.InputJsonObject): void;
  /** Tells listeners after the commit (PostgreSQL NOTIFY in the transaction). */
  tell(topic: string, ids?: Record<string, string | number | boolean | null>): Promise<void>;
}

/** Sends a notice inside a transaction; it is delivered at commit. */
export async function notify(tx: Tx, happening: Happening): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${JSON.stringify(happening)})`;
}

/**
 * One verb: one transaction, one audit row. Serialization failures and deadlocks (40001, 40P01) are tried again,
 * three times in all, with jitter; so `run` must have no effect outside the transaction.
 */
export async function work<R>(scope: Scope, verb: string, run: (work: Work) => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction((tx) => once(tx, scope, verb, run));
    } catch (error) {
      if (attempt === 3 || !isRetryable(error)) throw error;
      await new Promise((resume) => setTimeout(resume, attempt * 20 * (1 + Math.random())));
    }
  }
}

async function once<R>(tx: Tx, scope: Scope, verb: string, run: (work: Work) => Promise<R>): Promise<R> {
  let noted: { subject: string; detail: Prisma.InputJsonObject } | null = null;
  const result = await run({
    tx,
    audit: (subject, detail = {}) => {
      noted = { subject, detail };
    },
    tell: (topic, ids = {}) => notify(tx, { ...ids, topic, organizationId: scope.organizationId }),
  });
  const { subject, detail } = noted ?? { subject: `organization:${scope.organizationId}`, detail: {} };
  await tx.auditRow.create({
    data: { organizationId: scope.organizationId, actor: scope.actor, verb, subject, detail, requestId: scope.requestId },
  });
  return result;
}

function isRetryable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2034") return true;
  return /40001|40P01|deadlock detected|could not serialize/.test(error instanceof Error ? error.message : "");
}
