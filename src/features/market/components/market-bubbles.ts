import type { Currency } from "@/kernel/money";
import { formatMoney, formatMs, formatShort } from "@/ui/format";
import type { MapBubble, WorldMapProps } from "@/ui/world-map";
import type { MarketLine } from "../model/market-line";
import { findPlace } from "../model/places";
import { cpmWords, impressionsWords, ttfbWords, valueWords } from "./market-figures";

/** Whom the map is owed to. */
export const mapCredit = "Places: GeoNames, CC BY 4.0; outlines: Natural Earth.";

/** What a bubble's colour says; "impressions" leaves it to the size. */
export type Colored = "impressions" | "cpm" | "ttfb";

const shadeOf: Record<Colored, (line: MarketLine) => number | null | undefined> = {
  impressions: () => undefined,
  cpm: ({ cpmReporting }) => cpmReporting?.micros ?? null,
  ttfb: ({ ttfbP75Ms }) => ttfbP75Ms,
};

/** A bubble for every market, as large as its impressions. */
export function bubblesOf(lines: readonly MarketLine[], colored: Colored): MapBubble[] {
  return lines.flatMap((line) => {
    const place = findPlace(line.market);
    const details = [
      { name: "Impressions a day", value: impressionsWords(line) },
      { name: "CPM", value: cpmWords(line) },
      { name: "Media value a day", value: valueWords(line) },
      { name: "p75 TTFB", value: ttfbWords(line) },
    ];
    const marks = { id: line.market, label: line.name, country: line.market, value: line.dailyImpressions, shade: shadeOf[colored](line), details };
    return place ? [{ ...place, ...marks }] : [];
  });
}

/** What sizes and colours stand for. */
export function legendOf(colored: Colored, { reporting }: Currency): Pick<WorldMapProps, "size" | "color"> {
  const size = { title: "Impressions a day", format: formatShort };
  const money = (micros: number) => formatMoney({ micros, currency: reporting });
  if (colored === "cpm") return { size, color: { title: `CPM, ${reporting}`, format: money, none: "no CPM or no rate" } };
  return colored === "ttfb" ? { size, color: { title: "p75 TTFB", format: formatMs, none: "no TTFB" } } : { size };
}
