import { Clock } from "@/ui/clock";
import { Panel } from "@/ui/panel";
import { Table, Td, Th } from "@/ui/table";
import type { HubRow } from "./use-hubs";

/** Heads that hubs did not accept, each with its reason; nothing when all were. */
export function RefusedHeads({ hubs }: { hubs: readonly HubRow[] }) {
  const refusals = hubs.flatMap(({ name, status }) => (status?.refusals ?? []).map((refusal) => ({ ...refusal, hub: name })));
  if (refusals.length === 0) return null;
  return (
    <Panel title="Refused heads" note="The hub keeps serving what it had" flush>
      <Table label="Refused heads">
        <thead>
          <tr>
            <Th>Hub</Th>
            <Th>Reason</Th>
            <Th>Head</Th>
            <Th numeric>When</Th>
          </tr>
        </thead>
        <tbody>
          {refusals
            .toSorted((a, b) => (a.at < b.at ? 1 : -1))
            .map(({ hub, reason, head, at }) => (
              <tr key={`${hub} ${head} ${at}`}>
                <Td>
                  <b className="font-medium">{hub}</b>
                </Td>
                <Td>{reason}</Td>
                <Td>
                  <span className="font-mono text-xs text-ink-3" title={head}>
                    {head.slice(0, 15)}…
                  </span>
                </Td>
                <Td numeric>
                  <Clock at={at} />
                </Td>
              </tr>
            ))}
        </tbody>
      </Table>
    </Panel>
  );
}
