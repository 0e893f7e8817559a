import { stringify } from "csv-stringify/browser/esm/sync";
import type { StockFacts } from "../model/stock-facts";
import { splitKey } from "../model/stock-facts";
import type { StockLine } from "../model/stock-forecast";
import { classOf } from "./stock-filter";

const columns = [
  "campaign",
  "placement",
  "market",
  "locale",
  "digest",
  "bytes",
  "impressions_per_day",
  "lot_impressions_per_kilobyte",
  "lot_p_requested",
  "held",
];

/** One line a cell and blob, as RFC 4180 text; a text that a spreadsheet would take for a formula gets a leading apostrophe. */
export function stockCsv(facts: StockFacts, lines: readonly StockLine[]): string {
  const rows = lines.flatMap((line) =>
    line.cells.flatMap(({ campaign, placement, key, blobs, kept, impressionsPerDay }) => {
      const { market, locale } = key === "backup" ? { market: "*", locale: "backup" } : splitKey(key);
      return [...blobs, ...kept].map((blob) => [
        campaign,
        placement,
        market,
        locale,
        facts.blobs[blob]?.digest,
        facts.blobs[blob]?.bytes,
        blobs.includes(blob) ? impressionsPerDay : null,
        line.perKilobyte,
        line.requested,
        classOf(line),
      ]);
    }),
  );
  return stringify([columns, ...rows], { escape_formulas: true, record_delimiter: "windows" });
}
