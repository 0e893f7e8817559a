import { formatCount, formatMoney, formatMs } from "@/ui/format";
import type { MarketLine } from "../model/market-line";
import type { GridColumn } from "./market-columns";
import { amountWords, localesWords, rateWords, restrictedWords } from "./market-words";

const quiet = "text-ink-3";
const nothing = <span className={quiet}>–</span>;

/** What a cell of the grid shows while it is closed. */
export function MarketValue({ line, column }: { line: MarketLine; column: GridColumn }) {
  if (column.id === "market") {
    return (
      <>
        <b className="font-medium">{line.name}</b> <span className={quiet}>{line.market}</span>
      </>
    );
  }
  if (column.id === "locales") return line.locales.length > 0 ? <Shortened words={localesWords(line)} /> : nothing;
  if (column.id === "currency") return line.currency;
  if (column.id === "restricted") return line.restricted.length > 0 ? <Shortened words={restrictedWords(line)} /> : nothing;
  return <Figure line={line} id={column.id} />;
}

function Shortened({ words }: { words: string }) {
  return (
    <span title={words} className="block max-w-44 truncate">
      {words}
    </span>
  );
}

function Figure({ line, id }: { line: MarketLine; id: string }) {
  if (id === "cpm")
    return line.cpm ? (
      <>
        {amountWords(line.cpm)} <span className={quiet}>{line.cpm.currency}</span>
      </>
    ) : (
      nothing
    );
  if (id === "impressions") return line.dailyImpressions === null ? nothing : formatCount(line.dailyImpressions);
  if (id === "conversion") return line.conversionRate === null ? nothing : rateWords(line.conversionRate);
  return id === "ttfb" ? <Latency line={line} /> : <Value line={line} />;
}

function Latency({ line: { ttfbP75Ms, measured } }: { line: MarketLine }) {
  if (ttfbP75Ms === null) return nothing;
  return (
    <>
      {formatMs(ttfbP75Ms)} {measured && <span className="text-ok">measured</span>}
    </>
  );
}

function Value({ line: { mediaValue, missingRate } }: { line: MarketLine }) {
  if (mediaValue) return formatMoney(mediaValue);
  return missingRate ? <span className="text-low">no rate {missingRate}</span> : nothing;
}
