"use client";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";
import { useOutage } from "@/client/outage";
import { Button } from "@/ui/button";
import { Problem } from "@/ui/problem";

interface Failed {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A screen that broke; it tries again by itself when a process that was away is back. */
export default function ScreenError({ error, reset }: Failed) {
  const router = useRouter();
  const { outages } = useOutage();
  const isAway = outages.length > 0;
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  useComeback(isAway, again);
  return (
    <div className="p-3.5 md:px-[22px]">
      <Problem
        title={isAway ? "This screen waits" : "This screen could not be shown"}
        says={outages[0]?.says ?? `Something went wrong on our side. Nothing was changed.${error.digest ? ` The log has it under ${error.digest}.` : ""}`}
        action={
          <Button size="sm" onClick={again}>
            Try again
          </Button>
        }
      />
    </div>
  );
}

/** Tries once when things go from away to up, so that a real fault does not loop. */
function useComeback(isAway: boolean, again: () => void): void {
  const wasAway = useRef(false);
  useEffect(() => {
    const isBack = wasAway.current && !isAway;
    wasAway.current = isAway;
    if (isBack) again();
  });
}
