import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { DatabaseAway } from "@/features/identity/components/database-away";
import { SignInForm } from "@/features/identity/components/sign-in-form";
import { isUntouched, onwardsFrom } from "@/server/core/arrival";
import { unlessAway } from "@/server/core/outage";
import { visit } from "@/server/core/session";

export const metadata: Metadata = { title: "Sign in" };

interface Search {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

export default function SignInPage({ searchParams }: Search) {
  return unlessAway<ReactNode>(
    async () => {
      const onwards = onwardsFrom((await searchParams).callbackUrl);
      if (await isUntouched()) redirect("/welcome");
      if (await visit()) redirect(onwards);
      return <SignInForm onwards={onwards} />;
    },
    <DatabaseAway />,
  );
}
