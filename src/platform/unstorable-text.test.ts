import { expect, it } from "vitest";
import { db } from "./db";
import { isUnstorableText } from "./unstorable-text";

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

it.each([
  ["a search", () => db().campaign.findMany({ where: { name: { contains: "a\0b" } } })],
  ["a text", () => db().$queryRaw`SELECT ${"a\0b"}::text`],
  ["JSON", () => db().$queryRaw`SELECT ${JSON.stringify({ a: "\0" })}::jsonb`],
])("fault 112: a NUL in %s is told from a bug", async (_, work) => {
  expect(isUnstorableText(await failure(work()))).toBe(true);
});

it("another error of the database stays a bug", async () => {
  expect(isUnstorableText(await failure(db().$queryRaw`SELECT 1 / 0`))).toBe(false);
});
