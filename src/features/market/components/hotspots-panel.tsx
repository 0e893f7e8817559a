"use client";
import { useState } from "react";
import type { Currency } from "@/kernel/money";
import { Button } from "@/ui/button";
import { formatCount, formatMoney } from "@/ui/format";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { Table, Td, Th } from "@/ui/table";
import { useAddress } from "@/ui/use-address";
import { findHotspots, type Hotspots, reasonOf, type Stake, usualThresholdMs } from "../model/hotspot";
import type { MarketLine } from "../model/market-line";
import { ExportCsv } from "./export-csv";
import { limitsInWords, nothingInWords } from "./hotspot-words";
import { Source } from "./market-figures";
import { counted } from "./market-words";
import { SomeNames } from "./some-names";
import { ThresholdInput, thresholdOf } from "./threshold-input";

const first = 20;
const options: { value: Stake; label: string }[] = [
  { value: "impressions", label: "Impressions" },
  { value: "value", label: "Media value" },
];

/** The markets where creatives arrive late, by what is at stake there, each with the reason. */
export function HotspotsPanel({ lines, currency }: { lines: readonly MarketLine[]; currency: Currency }) {
  const [read, write] = useAddress();
  const by: Stake = read("stake") === "value" ? "value" : "impressions";
  const thresholdMs = thresholdOf(read("threshold"));
  const found = findHotspots(lines, thresholdMs, by);
  const save = async () => (await import("./market-csv")).hotspotsCsv(found, currency);
  return (
    <Panel
      title="Latency hotspots"
      note={lines.length > 0 ? `${formatCount(found.spots.length)} of ${counted(lines.length, "market")}` : undefined}
      actions={
        <>
          <ThresholdInput value={thresholdMs} onChange={(next) => write("threshold", next === usualThresholdMs ? null : String(next))} />
          <Segmented<Stake> label="Rank by" value={by} onChange={(next) => write("stake", next === "impressions" ? null : next)} options={options} />
          <ExportCsv name={`latency-hotspots-${currency.on}.csv`} write={save} disabled={found.spots.length === 0} />
        </>
      }
      flush
    >
      {found.spots.length > 0 ? <HotspotTable found={found} /> : <p className="px-3.5 py-3 text-ink-2">{nothingInWords(found, lines.length)}</p>}
      <p className="border-t border-line px-3.5 py-2 text-sm text-ink-2">
        {limitsInWords(found)}
        {found.unknown.length > 0 && (
          <>
            {" "}
            No p75 TTFB known: <SomeNames names={found.unknown.map(({ name }) => name)} />.
          </>
        )}
      </p>
    </Panel>
  );
}

/** The first ones; the others when they are asked for. */
function HotspotTable({ found }: { found: Hotspots }) {
  const [all, setAll] = useState(false);
  const isCut = !all && found.spots.length > first;
  return (
    <>
      <Table label="Latency hotspots">
        <thead>
          <tr>
            <Th>Market and reason</Th>
            <Th numeric>Impressions a day</Th>
            <Th numeric>Media value a day</Th>
          </tr>
        </thead>
        <tbody>
          {(isCut ? found.spots.slice(0, first) : found.spots).map((spot, index) => (
            <tr key={spot.line.market}>
              <Td>
                <span className="grid min-w-36 grid-cols-[32px_1fr]">
                  <span>{index + 1}</span>
                  <span>
                    <b className="font-medium">{spot.line.name}</b> <span className="text-ink-3">{spot.line.market} · </span>
                    <Source line={spot.line} />
                  </span>
                  <span className="col-start-2 whitespace-normal text-sm text-ink-2">{reasonOf(spot, found)}</span>
                </span>
              </Td>
              <Td numeric>{spot.line.dailyImpressions === null ? "–" : formatCount(spot.line.dailyImpressions)}</Td>
              <Td numeric>{spot.line.mediaValue ? formatMoney(spot.line.mediaValue) : "–"}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {isCut && (
        <div className="border-t border-line px-3.5 py-2">
          <Button size="sm" onClick={() => setAll(true)}>
            Show all {formatCount(found.spots.length)}
          </Button>
        </div>
      )}
    </>
  );
}
