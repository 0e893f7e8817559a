"use client";
import { useQuery } from "@tanstack/react-query";
import type { Outputs } from "@/client/outputs";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Clock } from "@/ui/clock";
import { formatCount } from "@/ui/format";
import { Loaded } from "@/ui/loaded";
import { Panel } from "@/ui/panel";
import { Table, Td, Th } from "@/ui/table";
import { type Kind, kinds } from "./ranges";
import { eventWords } from "./words";

/** The last ten-second windows as hubs ship them. */
export function LiveTail({ kind }: { kind: Kind }) {
  const trpc = useTRPC();
  const windows = useQuery(trpc.beacon.windows.queryOptions({ label: kinds[kind] }));
  return (
    <Panel title="Last windows" note="10 s each, the last hour" flush>
      <Loaded of={windows} explain={refusalOf} flush lines={4}>
        {(rows) =>
          rows.length === 0 ? <p className="px-3.5 py-3 text-ink-2">No beacon of this kind was counted in the last hour.</p> : <Windows rows={rows} />
        }
      </Loaded>
    </Panel>
  );
}

type Window = Outputs["beacon"]["windows"][number];

const words = new Map<string, string>(Object.entries(eventWords));

function Windows({ rows }: { rows: readonly Window[] }) {
  return (
    <Table label="Last windows">
      <thead>
        <tr>
          <Th>Window</Th>
          <Th>Hub</Th>
          <Th>Campaign</Th>
          <Th>Market</Th>
          <Th>Event</Th>
          <Th numeric>Count</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.windowAt.getTime()} ${row.hub} ${row.campaign} ${row.market} ${row.event}`}>
            <Td>
              <span className="text-ink-2">
                <Clock at={row.windowAt} />
              </span>
            </Td>
            <Td>{row.hub}</Td>
            <Td>{row.campaign}</Td>
            <Td>{row.market}</Td>
            <Td>{words.get(row.event) ?? row.event}</Td>
            <Td numeric>{formatCount(row.count)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
