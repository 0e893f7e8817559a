import type { ReactNode } from "react";
import { Clock } from "@/ui/clock";
import { formatCount } from "@/ui/format";
import { Panel } from "@/ui/panel";
import type { HubRow } from "./use-hubs";

/** Who a hub is and what its last heartbeat said besides its stock. */
export function HubFacts({ hub }: { hub: HubRow }) {
  const { status } = hub;
  const facts: [string, ReactNode][] = [
    ["Public address", hub.publicUrl],
    ["Region", hub.residency || "any"],
    ["Version", hub.version || "–"],
    ["Joined", <Clock key="joined" at={hub.enrolledAt} />],
    ["Last seen", hub.lastSeenAt ? <Clock key="seen" at={hub.lastSeenAt} /> : "never"],
    ["Epochs behind", formatCount(hub.behind)],
    ["Requests/s", status && hub.alive ? formatCount(status.requestsPerSecond) : "–"],
    ["Stockouts since its start", status ? formatCount(status.stockouts) : "–"],
    ["Beacon segments waiting", status ? formatCount(status.backlog) : "–"],
  ];
  return (
    <Panel title="Hub">
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-2">{label}</dt>
            <dd className="truncate text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
