"use client";
import { Button } from "@/ui/button";
import { Problem } from "@/ui/problem";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto max-w-[520px] px-4 pt-[10vh]">
      <Problem
        title="This page could not be shown"
        says={`Something went wrong on our side. Nothing was changed.${error.digest ? ` The log has it under ${error.digest}.` : ""}`}
        action={
          <Button size="sm" onClick={reset}>
            Try again
          </Button>
        }
      />
    </main>
  );
}
