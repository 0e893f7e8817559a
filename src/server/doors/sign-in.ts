import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { sameOriginPath } from "@/features/identity/model/same-origin-path";
import { findByPassword } from "@/features/identity/reads/find-by-password";
import { Credentials } from "@/features/identity/schema";
import { isDatabaseAway } from "@/platform/database-away";
import { readEnv } from "@/platform/env";
import { log } from "@/platform/log";
import { Throttle } from "@/server/core/throttle";

const held = globalThis as unknown as { nearshelfThrottle?: Throttle };
const sessionS = 14 * 24 * 60 * 60;

/** next-auth with passwords and a signed cookie that names a person and nothing else; rights are read anew on every request. */
export function signInOptions(): NextAuthOptions {
  const { NEXTAUTH_SECRET, NEXTAUTH_URL } = readEnv(["NEXTAUTH_SECRET", "NEXTAUTH_URL"]);
  return {
    secret: NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (given, request) => authorize(given, String(request.headers?.["x-forwarded-for"] ?? "")),
      }),
    ],
    callbacks: {
      redirect: ({ url }) => new URL(sameOriginPath(url, NEXTAUTH_URL), NEXTAUTH_URL).href,
      jwt: ({ token }) => ({ sub: token.sub }),
    },
    logger: { error: (code) => log.warn({ code }, "sign-in"), warn: () => undefined, debug: () => undefined },
  };
}

/** Null for anything that does not fit; the sign-in page turns the thrown words into sentences. */
export async function authorize(given: unknown, address: string): Promise<{ id: string } | null> {
  const credentials = Credentials.safeParse(given);
  if (!credentials.success) return null;
  held.nearshelfThrottle ??= new Throttle();
  const throttle = held.nearshelfThrottle;
  const attempt = { account: credentials.data.email, address };
  const waitS = await throttle.begin(attempt);
  if (waitS > 0) throw new Error(`wait:${waitS}`);
  const person = await findByPassword(credentials.data).catch(async (error: unknown) => {
    await throttle.withdrawn(attempt);
    return fail(error);
  });
  if (person) await throttle.succeeded(attempt);
  return person;
}

function fail(error: unknown): never {
  const away = isDatabaseAway(error);
  if (!away) log.error({ err: error }, "sign-in");
  throw new Error(away ? "away" : "bug", { cause: error });
}
