"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "@/client/trpc";
import { Clock } from "@/ui/clock";
import { Dot } from "@/ui/dot";
import { Panel } from "@/ui/panel";
import { Skeleton } from "@/ui/skeleton";
import { type Need, needsOf } from "./needs";
import { useHubs } from "./use-hubs";

/** What nobody but a person can put right: hubs away or stale, heads refused, cells without a good build. */
export function NeedsPersonPanel() {
  const trpc = useTRPC();
  const fleet = useHubs();
  const campaigns = useQuery(trpc.campaign.list.queryOptions({ search: "" }));
  const known = fleet.data !== undefined && campaigns.data !== undefined;
  const needs = needsOf(fleet.data?.hubs ?? [], campaigns.data?.lines ?? []);
  return (
    <Panel title="Needs a person" note={known && needs.length > 0 ? needs.length : undefined} flush>
      {!known && (
        <div className="p-3.5">
          <Skeleton heightPx={14} />
        </div>
      )}
      {known && needs.length === 0 && <p className="px-3.5 py-3 text-ink-2">Nothing. Every hub is there and every cell has a good build.</p>}
      <ul>
        {needs.map((need) => (
          <NeedRow key={`${need.title} ${need.says}`} need={need} />
        ))}
      </ul>
    </Panel>
  );
}

function NeedRow({ need }: { need: Need }) {
  return (
    <li className="grid gap-0.5 border-b border-line px-3.5 py-2.5 last:border-b-0">
      <div className="flex items-center gap-2">
        <Dot tone={need.tone} />
        <b className="min-w-0 font-medium">{need.title}</b>
        {need.at && (
          <span className="ml-auto text-sm text-ink-3">
            <Clock at={need.at} />
          </span>
        )}
      </div>
      <p className="text-ink-2">
        {need.says}{" "}
        <Link href={need.href} className="whitespace-nowrap text-accent hover:underline">
          {need.action}
        </Link>
      </p>
    </li>
  );
}
