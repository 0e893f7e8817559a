import { randomBytes } from "node:crypto";
import pg from "pg";
import { closeDb } from "@/platform/db";
import { migrate } from "@/platform/migrate";

/** A database of this test file's own: a builder takes every job of the queue it sees, also those of other tests. */
export async function useOwnDatabase(sharedUrl: string): Promise<string> {
  const name = `own_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: sharedUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`).finally(() => client.end());
  const url = new URL(sharedUrl);
  url.pathname = `/${name}`;
  await migrate(url.href, "prisma");
  await closeDb();
  process.env.DATABASE_URL = url.href;
  return url.href;
}
