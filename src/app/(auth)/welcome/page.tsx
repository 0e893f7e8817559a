import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { DatabaseAway } from "@/features/identity/components/database-away";
import { WelcomeForm } from "@/features/identity/components/welcome-form";
import { isUntouched } from "@/server/core/arrival";
import { unlessAway } from "@/server/core/outage";
import { asksSetUpCode } from "@/server/core/set-up";

export const metadata: Metadata = { title: "Welcome" };

export default function WelcomePage() {
  return unlessAway<ReactNode>(
    async () => {
      if (!(await isUntouched())) redirect("/");
      return <WelcomeForm asksCode={asksSetUpCode()} />;
    },
    <DatabaseAway />,
  );
}
