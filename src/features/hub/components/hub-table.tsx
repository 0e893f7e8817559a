import Link from "next/link";
import { Clock } from "@/ui/clock";
import { formatBytes, formatCount, formatMs } from "@/ui/format";
import { Meter } from "@/ui/meter";
import { Table, Td, Th } from "@/ui/table";
import { HubStateTag, stateOf } from "./hub-state-tag";
import type { HubRow } from "./use-hubs";

/** The fleet: what each hub serves, holds and answers, by its last heartbeat. */
export function HubTable({ hubs }: { hubs: readonly HubRow[] }) {
  return (
    <Table label="Hubs">
      <thead>
        <tr>
          <Th>Hub</Th>
          <Th>Status</Th>
          <Th>Release</Th>
          <Th>Stock</Th>
          <Th numeric>Requests/s</Th>
          <Th numeric>Clock</Th>
          <Th numeric>Refused</Th>
          <Th numeric>Version</Th>
          <Th numeric>Last seen</Th>
        </tr>
      </thead>
      <tbody>
        {hubs.map((hub) => (
          <HubLine key={hub.id} hub={hub} />
        ))}
      </tbody>
    </Table>
  );
}

function HubLine({ hub }: { hub: HubRow }) {
  const { status } = hub;
  return (
    <tr>
      <Td>
        <Link href={`/hubs/${hub.name}`} className="font-medium hover:underline">
          {hub.name}
        </Link>{" "}
        <span className="text-ink-3">{hub.residency || "any region"}</span>
      </Td>
      <Td>
        <HubStateTag hub={hub} />
      </Td>
      <Td>
        <Serving hub={hub} />
      </Td>
      <Td>{status ? <Stock stock={status.stock} /> : "–"}</Td>
      <Td numeric>{status && stateOf(hub) !== "away" ? formatCount(status.requestsPerSecond) : "–"}</Td>
      <Td numeric>{hub.clockAheadMs === null ? "–" : offsetOf(hub.clockAheadMs)}</Td>
      <Td numeric>{status ? formatCount(status.refusals.length) : "–"}</Td>
      <Td numeric>
        <span className="text-ink-2">{hub.version || "–"}</span>
      </Td>
      <Td numeric>
        <span className="text-ink-2">{hub.lastSeenAt ? <Clock at={hub.lastSeenAt} /> : "never"}</span>
      </Td>
    </tr>
  );
}

const shownCampaigns = 2;

function Serving({ hub }: { hub: HubRow }) {
  const heads = Object.entries(hub.status?.heads ?? {}).filter(([, head]) => head.active !== null || head.staged !== null);
  if (heads.length === 0) return <span className="text-ink-3">nothing yet</span>;
  const rest = heads.length - shownCampaigns;
  return (
    <>
      {heads.slice(0, shownCampaigns).map(([slug, head]) => (
        <span key={slug} className="mr-2">
          <span className="text-ink-2">{slug}</span> {head.active === null ? "" : `r${head.active}`}
          {head.staged !== null && <span className="text-accent"> staging r{head.staged}</span>}
        </span>
      ))}
      {rest > 0 && <span className="text-ink-3">and {rest} more</span>}
    </>
  );
}

function Stock({ stock }: { stock: NonNullable<HubRow["status"]>["stock"] }) {
  const share = stock.capacityBytes > 0 ? stock.bytes / stock.capacityBytes : 0;
  const words = `${formatBytes(stock.bytes)} of ${formatBytes(stock.capacityBytes)}`;
  return (
    <span className="inline-flex items-center gap-2">
      <span className="w-16">
        <Meter value={stock.bytes} max={stock.capacityBytes} tone={stock.missing > 0 || share > 0.9 ? "low" : "ok"} label={`Stock: ${words}`} />
      </span>
      {formatCount(stock.blobs)} {stock.blobs === 1 ? "blob" : "blobs"}
      <span className="text-ink-3">
        {words}
        {stock.missing > 0 && `, ${formatCount(stock.missing)} missing`}
        {(stock.leftOut ?? 0) > 0 && `, ${formatCount(stock.leftOut ?? 0)} left out`}
      </span>
    </span>
  );
}

/** +12 ms is ahead of the database's clock, and includes the time the heartbeat travelled. */
function offsetOf(aheadMs: number): string {
  return `${aheadMs < 0 ? "−" : "+"}${formatMs(Math.abs(Math.round(aheadMs)))}`;
}
