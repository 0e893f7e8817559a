"use client";
import { useOutage } from "@/client/outage";
import { Dot } from "@/ui/dot";

/** The rail's foot: whether everything answers, or who does not. */
export function ProcessLine() {
  const { status, outages } = useOutage();
  const [first] = outages;
  if (!status && !first) return <Line tone="idle" says="Asking the processes" />;
  if (!first) return <Line tone="ok" says="Live · all processes up" />;
  return <Line tone="out" says={outages.length === 1 ? `Away: ${first.who}` : `Away: ${first.who} and ${outages.length - 1} more`} />;
}

function Line({ tone, says }: { tone: "ok" | "out" | "idle"; says: string }) {
  return (
    <p role="status" className="flex items-center gap-2 px-2 py-1 text-sm text-ink-3">
      <Dot tone={tone} />
      {says}
    </p>
  );
}
