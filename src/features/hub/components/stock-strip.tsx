import { Figure } from "@/ui/figure";
import { FigureStrip } from "@/ui/figure-strip";
import { formatBytes, formatCount, formatShort } from "@/ui/format";
import type { StockFigures } from "../schema";
import { percentOf } from "./stock-draft";
import { percentWords, rateWords } from "./stock-words";
import type { HubRow } from "./use-hubs";

interface StockStripProps {
  figures: StockFigures;
  /** The hub's last heartbeat. */
  stock: NonNullable<HubRow["status"]>["stock"] | null;
}

/** What the plan comes to. */
export function StockStrip({ figures, stock }: StockStripProps) {
  const { inStockRate, target, requestsPerDay, stockoutsPerDay, distinctPerDay, distinctLeftPerDay, heldBytes, capacityBytes, lines } = figures;
  const held = lines.backup + lines.forecast + lines.safety;
  return (
    <FigureStrip>
      <Figure
        label="In-stock rate expected"
        value={inStockRate === null ? "–" : percentWords(inStockRate)}
        unit={inStockRate === null ? undefined : "%"}
        note={rateNote(inStockRate, target)}
      />
      <Figure
        label="Stockouts a day, at most"
        value={inStockRate === null ? "–" : rateWords(stockoutsPerDay)}
        note={inStockRate === null ? "no figures" : `of ${formatShort(requestsPerDay)} requests`}
      />
      <Figure
        label="Distinct variants a day"
        value={inStockRate === null ? "–" : rateWords(distinctPerDay)}
        note={inStockRate === null ? "no figures" : `${rateWords(distinctLeftPerDay)} of them left out`}
      />
      <Figure
        label="Planned stock"
        value={formatBytes(heldBytes)}
        note={`${formatCount(held)} of ${formatCount(held + lines.left + lines.elsewhere)} variants, up to ${formatBytes(capacityBytes)}`}
      />
      <Figure label="On the hub now" value={stock ? formatBytes(stock.bytes) : "–"} note={stock ? heldNote(stock) : "not heard of yet"} />
    </FigureStrip>
  );
}

function rateNote(rate: number | null, target: number): string {
  if (rate === null) return "no daily impressions known";
  return rate >= target ? `reaches the target of ${percentOf(target)} %` : `below the target of ${percentOf(target)} %`;
}

function heldNote({ blobs, missing, leftOut = 0, fetched = 0 }: NonNullable<StockStripProps["stock"]>): string {
  const more = [
    ...(leftOut > 0 ? [`${formatCount(leftOut)} left out`] : []),
    ...(missing > 0 ? [`${formatCount(missing)} missing`] : []),
    ...(fetched > 0 ? [`${formatCount(fetched)} fetched on demand`] : []),
  ];
  return [`${formatCount(blobs)} ${blobs === 1 ? "blob" : "blobs"}`, ...more].join(", ");
}
