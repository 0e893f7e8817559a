"use client";
import { useState } from "react";
import { formatCount } from "@/ui/format";

const first = 12;

/** Names in a sentence: the first dozen, and the others when they are asked for. */
export function SomeNames({ names }: { names: readonly string[] }) {
  const [all, setAll] = useState(false);
  if (all || names.length <= first + 1) return <>{names.join(", ")}</>;
  return (
    <>
      {names.slice(0, first).join(", ")} and{" "}
      <button type="button" onClick={() => setAll(true)} className="underline underline-offset-2 hover:text-ink">
        {formatCount(names.length - first)} more
      </button>
    </>
  );
}
