import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { readEnv } from "@/platform/env";
import { prove, type Visit } from "./gate";

const organizationCookie = "nearshelf-organization";
const rememberedS = 180 * 24 * 60 * 60;

/** The person a signed session cookie names, or null. Says nothing about rights. */
export async function readSession(): Promise<{ personId: string } | null> {
  const { NEXTAUTH_SECRET, NEXTAUTH_URL } = readEnv(["NEXTAUTH_SECRET", "NEXTAUTH_URL"]);
  const jar = await cookies();
  const crumbs = Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value]));
  const request = { cookies: crumbs, headers: {} } as Parameters<typeof getToken>[0]["req"];
  const token = await getToken({ req: request, secret: NEXTAUTH_SECRET, secureCookie: NEXTAUTH_URL.startsWith("https://") });
  return token?.sub ? { personId: token.sub } : null;
}

/** Whoever is behind this request, proven, or null; asked once per request however often it is called. */
export const visit = cache(async (): Promise<Visit | null> => {
  const session = await readSession();
  return session && prove(session.personId, await wantedOrganization(), randomUUID());
});

export async function wantedOrganization(): Promise<string | null> {
  return (await cookies()).get(organizationCookie)?.value ?? null;
}

/** Makes an organization the active one of this browser. Membership is proven anew on every request. */
export async function rememberOrganization(organizationId: string): Promise<void> {
  const secure = readEnv(["NEXTAUTH_URL"]).NEXTAUTH_URL.startsWith("https://");
  (await cookies()).set(organizationCookie, organizationId, { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: rememberedS });
}
