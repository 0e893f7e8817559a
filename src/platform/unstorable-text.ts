import { Prisma } from "./db";

/** True when PostgreSQL turned a text down for a character it cannot hold, which is U+0000: 22021 in a text, 22P05 in JSON. */
export function isUnstorableText(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && /Code: `(22021|22P05)`/.test(error.message);
}
