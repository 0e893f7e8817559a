import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { DatabaseAway } from "@/features/identity/components/database-away";
import { SignInForm } from "@/features/identity/components/sign-in-form";
import { sameOriginPath } from "@/features/identity/model/same-origin-path";
import { isFirstRun } from "@/features/identity/reads/first-run";
import { readEnv } from "@/platform/env";
import { unlessAway } from "@/server/core/outage";
import { visit } from "@/server/core/session";

export const metadata: Metadata = { title: "Sign in" };

interface Search {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

export default function SignInPage({ searchParams }: Search) {
  return unlessAway<ReactNode>(
    async () => {
      const { callbackUrl } = await searchParams;
      const onwards = sameOriginPath(typeof callbackUrl === "string" ? callbackUrl : null, readEnv(["NEXTAUTH_URL"]).NEXTAUTH_URL);
      if (await isFirstRun()) redirect("/welcome");
      if (await visit()) redirect(onwards);
      return <SignInForm onwards={onwards} />;
    },
    <DatabaseAway />,
  );
}
