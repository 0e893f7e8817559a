import { Prisma } from "./db";

/** Prisma: unreachable, timed out, closed, pool empty, transaction not started. PostgreSQL: shutting down, starting up, too many connections. */
const codes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);
const sentences =
  /can't reach database|connection terminated|server closed the connection|timeout exceeded when trying to connect|databasenotreachable|connection timeout/i;

/** True when an error says that the database was not there, as against having refused. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return (typeof code === "string" && codes.has(code)) || sentences.test(error.message) || isDatabaseAway(error.cause);
}
