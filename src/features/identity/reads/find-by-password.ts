import type { Credentials } from "@/features/identity/schema";
import { db } from "@/platform/db";
import { fitsPassword, hashPassword } from "@/platform/password";

let decoy: Promise<string> | undefined;

/** The person whose password this is, or null; an unknown address costs the same work as a wrong password. */
export async function findByPassword({ email, password }: Credentials): Promise<{ id: string } | null> {
  const person = await db().person.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  decoy ??= hashPassword("a password nobody has");
  const fits = await fitsPassword(person?.passwordHash ?? (await decoy), password);
  return person && fits ? { id: person.id } : null;
}
