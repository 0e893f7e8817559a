import type { Currency } from "@/kernel/money";
import { Figure } from "@/ui/figure";
import { FigureStrip } from "@/ui/figure-strip";
import { formatCount, formatMoney, formatShort } from "@/ui/format";
import { findHotspots } from "../model/hotspot";
import type { MarketLine } from "../model/market-line";
import { counted } from "./market-words";
import { thresholdOf } from "./threshold-input";

const sum = (values: readonly (number | undefined)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

/** What the markets come to: impressions, media value, what a thousand cost on average, and the latency that most impressions meet. */
export function MarketStrip({ lines, currency, threshold }: { lines: readonly MarketLine[]; currency: Currency; threshold: string | null }) {
  const valued = lines.filter(({ mediaValue }) => mediaValue !== null);
  const valueMicros = sum(valued.map(({ mediaValue }) => mediaValue?.micros));
  const valuedImpressions = sum(valued.map(({ dailyImpressions }) => dailyImpressions ?? 0));
  const impressions = sum(lines.map(({ dailyImpressions }) => dailyImpressions ?? 0));
  const money = (micros: number) => formatMoney({ micros, currency: currency.reporting });
  const { medianMs, spots } = findHotspots(lines, thresholdOf(threshold), "impressions");
  const lacking = lines.length - valued.length;
  const without = lines.filter(({ dailyImpressions }) => dailyImpressions === null).length;
  return (
    <FigureStrip>
      <Figure label="Markets" value={formatCount(lines.length)} note={`${formatCount(lines.filter(({ measured }) => measured).length)} measured`} />
      <Figure
        label="Impressions a day"
        value={formatShort(impressions)}
        note={without > 0 ? `without ${counted(without, "market")} of unknown size` : "all markets known"}
      />
      <Figure
        label="Media value a day"
        value={valued.length > 0 ? money(valueMicros) : "–"}
        note={lacking > 0 ? `without ${counted(lacking, "market")}` : "CPM × impressions ÷ 1000"}
      />
      <Figure
        label="Average CPM"
        value={valuedImpressions > 0 ? money(Math.round((valueMicros / valuedImpressions) * 1_000)) : "–"}
        note="weighted by impressions"
      />
      <Figure
        label="Weighted median p75 TTFB"
        value={medianMs === null ? "–" : formatCount(medianMs)}
        unit={medianMs === null ? undefined : "ms"}
        note={counted(spots.length, "latency hotspot")}
      />
    </FigureStrip>
  );
}
