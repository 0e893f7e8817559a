import { nameOfMarket } from "@/features/market/model/catalogue";
import { beaconEvents } from "@/features/release/model/document";
import { formatCount } from "@/ui/format";
import { Table, Td, Th } from "@/ui/table";
import { totalOf, type UsageRow } from "./pivot";
import { eventWords } from "./words";

/** Events by campaign and market, with their sum. */
export function UsageTable({ rows }: { rows: readonly UsageRow[] }) {
  const total = totalOf(rows);
  return (
    <Table label="Usage">
      <thead>
        <tr>
          <Th>Campaign</Th>
          <Th>Market</Th>
          {beaconEvents.map((event) => (
            <Th key={event} numeric>
              {eventWords[event]}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ campaign, market, counts }) => (
          <tr key={`${campaign} ${market}`}>
            <Td>
              <b className="font-medium">{campaign}</b>
            </Td>
            <Td>
              {nameOfMarket(market)} <span className="text-ink-3">{market}</span>
            </Td>
            {beaconEvents.map((event) => (
              <Td key={event} numeric>
                {formatCount(counts[event])}
              </Td>
            ))}
          </tr>
        ))}
        <tr>
          <Td>
            <b className="font-semibold">All</b>
          </Td>
          <Td />
          {beaconEvents.map((event) => (
            <Td key={event} numeric>
              <b className="font-semibold">{formatCount(total[event])}</b>
            </Td>
          ))}
        </tr>
      </tbody>
    </Table>
  );
}
