import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "#db";
import { readEnv } from "./env";

export { Prisma };
export type Db = PrismaClient;
/** What a read or a verb talks to: the client, or one transaction of it. */
export type Tx = Prisma.TransactionClient;

const held = globalThis as unknown as { nearshelfDb?: PrismaClient };

/** Opens a pool; the caller disconnects. `max` connections at most. */
export function openDb(url: string, max = 10): PrismaClient {
  const adapter = new PrismaPg({ connectionString: url, max, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000 });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
}

/** The process's pool on DATABASE_URL, opened at first use. */
export function db(): PrismaClient {
  held.nearshelfDb ??= openDb(readEnv(["DATABASE_URL"]).DATABASE_URL);
  return held.nearshelfDb;
}

/** Closes the process's pool; a later `db()` opens a new one. */
export async function closeDb(): Promise<void> {
  await held.nearshelfDb?.$disconnect();
  held.nearshelfDb = undefined;
}
