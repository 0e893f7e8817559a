"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Clock } from "@/ui/clock";
import { Loaded } from "@/ui/loaded";
import { Tag } from "@/ui/tag";
import { ConvergenceBars } from "./convergence-panel";
import type { InFlight } from "./in-flight-panel";

/** One campaign's newest head: its state, the hubs' milliseconds and the way back. */
export function InFlightRow({ flight, onRollBack }: { flight: InFlight; onRollBack: () => void }) {
  const trpc = useTRPC();
  const convergence = useQuery(trpc.release.convergence.queryOptions({ headDigest: flight.headDigest }));
  return (
    <li className="grid gap-2 border-b border-line px-3.5 py-2.5 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link href={`/campaigns/${flight.slug}/releases`} className="font-medium hover:underline">
          {flight.name}
        </Link>
        <State flight={flight} />
        <span className="ml-auto text-sm text-ink-3">
          <Clock at={flight.issuedAt} />
        </span>
      </div>
      <Loaded of={convergence} explain={refusalOf} lines={2}>
        {(data) => <ConvergenceBars convergence={data} most={4} />}
      </Loaded>
      <div>
        <Button size="sm" variant="danger" onClick={onRollBack}>
          Roll back…
        </Button>
      </div>
    </li>
  );
}

function State({ flight }: { flight: InFlight }) {
  if (flight.stagedNumber !== null) return <Tag tone="accent">r{flight.stagedNumber} staging</Tag>;
  return (
    <Tag tone="ok">
      r{flight.activeNumber} live{flight.cause === "rollback" && " after a rollback"}
    </Tag>
  );
}
