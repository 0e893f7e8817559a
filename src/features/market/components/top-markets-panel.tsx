"use client";
import type { Currency } from "@/kernel/money";
import { formatMoney } from "@/ui/format";
import { Meter } from "@/ui/meter";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { Table, Td, Th } from "@/ui/table";
import { useAddress } from "@/ui/use-address";
import type { MarketLine } from "../model/market-line";
import { type RankedBy, rankMarkets } from "../model/ranking";
import { ExportCsv } from "./export-csv";
import { SomeNames } from "./some-names";

const most = 10;
const options: { value: RankedBy; label: string }[] = [
  { value: "cpm", label: "CPM" },
  { value: "value", label: "Media value" },
];
const names: Record<RankedBy, string> = { cpm: "CPM", value: "Media value a day" };

/** The ten highest markets by price or by media value, and by name those that could not be ranked. */
export function TopMarketsPanel({ lines, currency }: { lines: readonly MarketLine[]; currency: Currency }) {
  const [read, write] = useAddress();
  const by: RankedBy = read("top") === "value" ? "value" : "cpm";
  const { top, lacking } = rankMarkets(lines, by, most);
  const highest = top[0]?.micros ?? 0;
  const save = async () => (await import("./market-csv")).topCsv(top, by, currency);
  return (
    <Panel
      title="Top ten"
      note={`in ${currency.reporting}`}
      actions={
        <>
          <Segmented<RankedBy> label="Rank by" value={by} onChange={(next) => write("top", next === "cpm" ? null : next)} options={options} />
          <ExportCsv name={`top-markets-by-${by}-${currency.on}.csv`} write={save} disabled={top.length === 0} />
        </>
      }
      flush
    >
      {top.length > 0 ? (
        <Table label={`Top ten by ${names[by]}`}>
          <thead>
            <tr>
              <Th numeric style={{ width: 1 }}>
                Place
              </Th>
              <Th>Market</Th>
              <Th numeric>{names[by]}</Th>
              <Th>
                <span className="sr-only">Compared with the highest</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {top.map(({ line, place, micros }) => (
              <tr key={line.market}>
                <Td numeric>{place}</Td>
                <Td>
                  <b className="font-medium">{line.name}</b> <span className="text-ink-3">{line.market}</span>
                </Td>
                <Td numeric>{formatMoney({ micros, currency: currency.reporting })}</Td>
                <Td>
                  <Meter value={micros} max={highest} label={`${line.name}, of the highest`} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <p className="px-3.5 py-3 text-ink-2">No market can be ranked yet.</p>
      )}
      {lacking.length > 0 && (
        <p className="border-t border-line px-3.5 py-2 text-sm text-ink-2">
          Not ranked: <SomeNames names={lacking.map(({ line, what }) => `${line.name} (lacks ${what})`)} />.
        </p>
      )}
    </Panel>
  );
}
