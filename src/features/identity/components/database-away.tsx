"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useOutage } from "@/client/outage";
import { Problem } from "@/ui/problem";

/** Stands in for a page until the database is back, then asks for the page again. */
export function DatabaseAway() {
  const router = useRouter();
  const { status } = useOutage();
  const back = status?.database === "up";
  useEffect(() => {
    if (back) router.refresh();
  }, [back, router]);
  return (
    <div className="mx-auto w-full max-w-[520px] px-4 py-[8vh]">
      <Problem title="The database does not answer" says="Nothing was changed, and hubs keep serving. This page goes on when the database is back." />
    </div>
  );
}
