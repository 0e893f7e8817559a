import { stringify } from "csv-stringify/browser/esm/sync";
import { beaconEvents } from "@/features/release/model/document";
import type { UsageRow } from "./pivot";

/** The usage table as RFC 4180 text; a text that a spreadsheet would take for a formula gets a leading apostrophe. */
export function usageCsv(rows: readonly UsageRow[], kind: string, span: { from: Date; until: Date }): string {
  const columns = ["campaign", "market", "traffic", "from", "until", ...beaconEvents];
  const lines = rows.map(({ campaign, market, counts }) => [
    campaign,
    market,
    kind,
    span.from.toISOString(),
    span.until.toISOString(),
    ...beaconEvents.map((event) => counts[event]),
  ]);
  return stringify([columns, ...lines], { escape_formulas: true, record_delimiter: "windows" });
}
