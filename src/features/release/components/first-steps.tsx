"use client";
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "@/client/trpc";
import { Panel } from "@/ui/panel";
import { firstSteps } from "./first-steps-done";
import { useInFlight } from "./in-flight-panel";

const monthMs = 30 * 86_400_000;

/** The way from an empty organization to the first impression; each step ticks by itself. Gone when all are done, or two campaigns are out. */
export function FirstSteps() {
  const trpc = useTRPC();
  const campaigns = useQuery(trpc.campaign.list.queryOptions({ search: "" })).data?.lines;
  const hubs = useQuery(trpc.hub.list.queryOptions()).data?.hubs;
  const flights = useInFlight().data;
  const [openedAtMs] = useState(() => Date.now());
  const lately = { from: new Date(openedAtMs - monthMs), until: new Date(openedAtMs + monthMs) };
  const isNew = (flights?.length ?? 2) < 2;
  const labels = useQuery(trpc.beacon.usage.queryOptions(lately, { enabled: isNew })).data?.labels;
  if (!isNew || !campaigns || !hubs || !flights || !labels) return null;
  const impressions = labels.some(({ counts }) => counts.some(({ event }) => event === "impression"));
  const steps = firstSteps({ campaigns, hubs: hubs.length, released: flights.length > 0, impressions });
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  return (
    <Panel title="First steps" note={`${done} of ${steps.length} done`} flush>
      <ol className="grid sm:grid-cols-2 xl:grid-cols-6">
        {steps.map(({ title, href, done: ticked }, at) => (
          <li key={title} className="border-b border-line last:border-b-0 xl:border-r xl:border-b-0 xl:last:border-r-0">
            <Link href={href} className="flex items-center gap-2.5 px-3.5 py-2.5 hover:bg-sunk focus-visible:-outline-offset-2">
              <Mark done={ticked} number={at + 1} />
              <span className={ticked ? "text-ink-3" : "font-medium"}>
                {title}
                {ticked && <span className="sr-only">, done</span>}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Mark({ done, number }: { done: boolean; number: number }) {
  return (
    <span
      aria-hidden="true"
      className={`grid size-5 flex-none place-items-center rounded-full border text-xs ${done ? "border-ok bg-ok-soft text-ok" : "border-line-strong text-ink-2"}`}
    >
      {done ? <Check size={12} /> : number}
    </span>
  );
}
