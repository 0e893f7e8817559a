"use client";
import type { Currency } from "@/kernel/money";
import { Empty } from "@/ui/empty";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { useAddress } from "@/ui/use-address";
import { WorldMap } from "@/ui/world-map";
import type { MarketLine } from "../model/market-line";
import { bubblesOf, legendOf, mapCredit } from "./market-bubbles";
import { MeasuredNote } from "./market-figures";
import { MarketMapTable } from "./market-map-table";
import { counted } from "./market-words";

type Colored = "cpm" | "ttfb";
type Shown = "map" | "table";
const coloredOptions: { value: Colored; label: string }[] = [
  { value: "cpm", label: "CPM" },
  { value: "ttfb", label: "p75 TTFB" },
];
const shownOptions: { value: Shown; label: string }[] = [
  { value: "map", label: "Map" },
  { value: "table", label: "Table" },
];
const label = "Markets by daily impressions";

interface MarketMapPanelProps {
  lines: readonly MarketLine[];
  currency: Currency;
}

/** Every market on a map, as large as its impressions, coloured by price or latency; the same as a table, for whoever prefers it or hears the page. */
export function MarketMapPanel({ lines, currency }: MarketMapPanelProps) {
  const [read, write] = useAddress();
  const colored: Colored = read("color") === "ttfb" ? "ttfb" : "cpm";
  const shown: Shown = read("map") === "table" ? "table" : "map";
  return (
    <Panel
      title="Map"
      note={counted(lines.length, "market")}
      actions={
        <>
          {shown === "map" && (
            <Segmented<Colored> label="Colour by" value={colored} onChange={(next) => write("color", next === "cpm" ? null : next)} options={coloredOptions} />
          )}
          <Segmented<Shown> label="Show as" value={shown} onChange={(next) => write("map", next === "map" ? null : next)} options={shownOptions} />
        </>
      }
      flush
    >
      {lines.length === 0 ? (
        <Empty title="No market to show">Import or add markets: each appears here, as large as its impressions.</Empty>
      ) : (
        <>
          {shown === "map" && <WorldMap label={label} bubbles={bubblesOf(lines, colored)} {...legendOf(colored, currency)} />}
          <MarketMapTable lines={lines} label={label} hidden={shown === "map"} />
          <p className="border-t border-line px-3.5 py-2 text-sm text-ink-3">
            <MeasuredNote lines={lines} /> {mapCredit}
          </p>
        </>
      )}
    </Panel>
  );
}
