"use client";
import type { Currency } from "@/kernel/money";
import { Empty } from "@/ui/empty";
import { formatCount, formatMoney, formatMs, formatShort } from "@/ui/format";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { useAddress } from "@/ui/use-address";
import { type MapBubble, WorldMap } from "@/ui/world-map";
import type { MarketLine } from "../model/market-line";
import { findPlace } from "../model/places";
import { cpmWords, impressionsWords, MeasuredNote, ttfbWords, valueWords } from "./market-figures";
import { MarketMapTable } from "./market-map-table";
import { useLiveMarkets } from "./use-live-markets";

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

function bubblesOf(lines: readonly MarketLine[], colored: Colored): MapBubble[] {
  return lines.flatMap((line) => {
    const place = findPlace(line.market);
    if (!place) return [];
    const shade = colored === "cpm" ? (line.cpmReporting?.micros ?? null) : line.ttfbP75Ms;
    const details = [
      { name: "Impressions a day", value: impressionsWords(line) },
      { name: "CPM", value: cpmWords(line) },
      { name: "Media value a day", value: valueWords(line) },
      { name: "p75 TTFB", value: ttfbWords(line) },
    ];
    return [{ ...place, id: line.market, label: line.name, country: line.market, value: line.dailyImpressions, shade, details }];
  });
}

/** Every market on a map, as large as its impressions, coloured by price or latency; the same as a table, for whoever prefers it or hears the page. It moves as beacons arrive. */
export function MarketMapPanel({ lines, currency }: { lines: readonly MarketLine[]; currency: Currency }) {
  useLiveMarkets();
  const [read, write] = useAddress();
  const colored: Colored = read("color") === "ttfb" ? "ttfb" : "cpm";
  const shown: Shown = read("map") === "table" ? "table" : "map";
  const money = (micros: number) => formatMoney({ micros, currency: currency.reporting });
  const color = {
    cpm: { title: `CPM, ${currency.reporting}`, format: money, none: "no CPM or no rate" },
    ttfb: { title: "p75 TTFB", format: formatMs, none: "no TTFB" },
  }[colored];
  return (
    <Panel
      title="Map"
      note={`${formatCount(lines.length)} markets`}
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
      {lines.length === 0 && <Empty title="No market to show">Import or add markets: each appears here, as large as its impressions.</Empty>}
      {lines.length > 0 && shown === "map" && (
        <>
          <WorldMap label={label} bubbles={bubblesOf(lines, colored)} size={{ title: "Impressions a day", format: formatShort }} color={color} />
          <MarketMapTable lines={lines} label={label} hidden />
        </>
      )}
      {lines.length > 0 && shown === "table" && <MarketMapTable lines={lines} label={label} />}
      {lines.length > 0 && (
        <p className="border-t border-line px-3.5 py-2 text-sm text-ink-3">
          <MeasuredNote lines={lines} /> Places: GeoNames, CC BY 4.0; outlines: Natural Earth.
        </p>
      )}
    </Panel>
  );
}
