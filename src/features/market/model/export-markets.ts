import { stringify } from "csv-stringify/browser/esm/sync";
import { guarded } from "./import-cells";
import { fieldHeaders, figureKeys, type ImportField, importFields } from "./import-columns";
import { localesText, type StoredFacts } from "./import-plan";
import { plainNumber } from "./plain-number";

/** A cell of an export: text, a number, or nothing. */
type ExportCell = string | number | null;

const exported = importFields.filter((field) => field !== "localeShare");

/** A table with a header and a row for each market that an import reads back without a change. Texts that a spreadsheet would run get an apostrophe. */
export function exportTable(markets: readonly (StoredFacts & { name: string })[]): ExportCell[][] {
  const [code, ...fields] = exported;
  const header = code ? [fieldHeaders[code], "name", ...fields.map((field) => fieldHeaders[field])] : [];
  return [header, ...markets.map((facts) => [facts.market, facts.name, ...fields.map((field) => cellOf(facts, field))])];
}

function cellOf(facts: StoredFacts, field: ImportField): ExportCell {
  if (field === "locales") return localesText(facts.locales) || null;
  if (field === "currency") return facts.currency;
  if (field === "cpm") return facts.cpm && facts.cpm.micros / 1_000_000;
  if (field === "cpmCurrency") return facts.cpm?.currency ?? null;
  if (field === "dailyImpressions" || field === "conversionRate") return facts[field];
  if (field === "ttfbP75") return facts.enteredTtfbP75Ms;
  if (field === "restricted") return facts.restricted.join(";") || null;
  const key = figureKeys.find((figure) => field === `${figure}Source` || field === `${figure}On`);
  const source = key && facts.sources[key];
  return source ? (field === `${key}On` ? source.on : guarded(source.source)) : null;
}

/** The table as RFC 4180 text. */
export function exportCsv(table: readonly (readonly ExportCell[])[]): string {
  return stringify(
    table.map((row) => row.map((cell) => (typeof cell === "number" ? plainNumber(cell) : cell))),
    { record_delimiter: "windows" },
  );
}
