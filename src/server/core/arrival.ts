import { sameOriginPath } from "@/features/identity/model/same-origin-path";
import { isFirstRun } from "@/features/identity/reads/first-run";
import { listOrganizations, type OrganizationView } from "@/features/identity/reads/organizations";
import type { Scope } from "@/kernel/scope";
import { readEnv } from "@/platform/env";

/** True until somebody has set this Nearshelf up; asked by the pages that stand before sign-in. */
export async function isUntouched(): Promise<boolean> {
  return isFirstRun();
}

/** Where a person goes after sign-in: a path of this dashboard, whatever the address asked for. */
export function onwardsFrom(callbackUrl: string | string[] | undefined): string {
  return sameOriginPath(typeof callbackUrl === "string" ? callbackUrl : null, readEnv(["NEXTAUTH_URL"]).NEXTAUTH_URL);
}

/** The organizations that a visitor can switch to. */
export async function organizationsOf(scope: Scope): Promise<OrganizationView[]> {
  return listOrganizations(scope);
}
