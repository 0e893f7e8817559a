import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { migrate, readSchema } from "./migrate";

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(sql).finally(() => client.end());
}

async function freshDatabase(): Promise<string> {
  const name = `fresh_${randomUUID().slice(0, 8)}`;
  await query(inject("databaseUrl"), `CREATE DATABASE ${name}`);
  onTestFinished(async () => void (await query(inject("databaseUrl"), `DROP DATABASE ${name} WITH (FORCE)`)));
  return inject("databaseUrl").replace(/[^/]+$/, name);
}

describe("migrating", () => {
  it("brings an empty database up to date, and does nothing the second time", async () => {
    const url = await freshDatabase();
    expect((await migrate(url, "prisma")).length).toBeGreaterThan(0);
    expect(await migrate(url, "prisma")).toEqual([]);
    expect((await query(url, "SELECT to_regclass('organization') AS found")).rows[0].found).toBe("organization");
  });

  it("refuses a database that is newer than the code and leaves it as it was", async () => {
    const url = await freshDatabase();
    await migrate(url, "prisma");
    await query(url, "UPDATE _prisma_migrations SET migration_name = '29991231000000_add_future'");
    await expect(migrate(url, "prisma")).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("29991231000000_add_future") });
  });

  it("knows every file of the schema", async () => {
    expect((await readSchema("prisma")).map(([name]) => name)).toContain("campaign.prisma");
  });
});
