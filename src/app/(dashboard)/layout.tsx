import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { DatabaseAway } from "@/features/identity/components/database-away";
import { Shell } from "@/features/identity/components/shell";
import { roleName } from "@/features/identity/model/role-name";
import { isUntouched, organizationsOf } from "@/server/core/arrival";
import { unlessAway } from "@/server/core/outage";
import { visit } from "@/server/core/session";

/** Nothing inside is shown to whoever cannot be proven; the data layer proves it again for every read. */
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return unlessAway<ReactNode>(
    async () => {
      const here = await visit();
      if (!here) return sendAway();
      const { scope, person, organization } = here;
      return (
        <Shell person={person} role={roleName(scope)} organization={organization} organizations={await organizationsOf(scope)}>
          {children}
        </Shell>
      );
    },
    <DatabaseAway />,
  );
}

async function sendAway(): Promise<never> {
  if (await isUntouched()) redirect("/welcome");
  const path = (await headers()).get("x-path") ?? "/";
  redirect(path === "/" ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}
