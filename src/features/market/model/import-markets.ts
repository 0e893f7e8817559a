import { capped } from "@/features/creative/model/copy-deck";
import { type Complaint, Refusal } from "@/kernel/refusal";
import { type Cell, columnsOf, type FileColumn, fieldNames, figureKeys, type ImportField, letterOf, type Mapping, recognise } from "./import-columns";
import type { Complain, SheetRow } from "./import-figures";
import { importLimits, tooMany } from "./import-limits";
import { type MarketDraft, mergeRows } from "./import-merge";
import { type RowRules, readRows } from "./import-rows";

/** What a person chose in the dialog; null leaves it to the file. */
export interface ImportChoices {
  mapping: Mapping | null;
  decimal: RowRules["decimal"];
  cpmCurrency: string | null;
}

export interface ReadMarkets {
  columns: FileColumn[];
  mapping: Mapping;
  /** Filled rows below the header. */
  rowsRead: number;
  /** In the order of the file; only complete when there is no complaint. */
  drafts: MarketDraft[];
  /** How many things are wrong; the list holds the first hundred, by row and column. */
  problems: number;
  complaints: Complaint[];
}

interface Wrong {
  row: number;
  column: number;
  says: string;
}

const placeOf = ({ row, column }: Wrong) => (column < 0 ? `row ${row}` : `row ${row}, ${letterOf(column)}`);

/**
 * Reads a table into markets. The first filled row is the header. Every cell that cannot be read is named by row and column as a
 * spreadsheet counts them; an empty cell says nothing. `today` is the day it is, "2026-11-25". Throws *limit* over 20,000 rows or 200 columns.
 */
export function readMarkets(table: readonly (readonly Cell[])[], { mapping: chosen, decimal, cpmCurrency }: ImportChoices, today: string): ReadMarkets {
  const rows = table.map((cells, at): SheetRow => ({ row: at + 1, cells })).filter(({ cells }) => cells.some((cell) => String(cell).trim() !== ""));
  const [header, ...body] = rows;
  if (!header) throw new Refusal("invalid", "The file is empty. Nothing was imported; choose one with a header and a row for each market.");
  demandLimits(table, body);
  const known = recognise(header.cells);
  const mapping = chosen ?? known.mapping;
  const wrong: Wrong[] = chosen ? [] : known.doubled.map(({ column, field, first }) => ({ row: header.row, column, says: doubledSays(field, first) }));
  wrong.push(...sharedColumns(mapping).map((column) => ({ row: header.row, ...column })));
  const complain: Complain = (row, field, says) => wrong.push({ row, column: mapping[field] ?? -1, says });
  const rules = { mapping, header: header.cells, decimal, cpmCurrency, today };
  if (mapping.market === undefined) wrong.push({ row: header.row, column: -1, says: "No column names the market; give one the header market, or choose it." });
  if (body.length === 0) wrong.push({ row: header.row + 1, column: -1, says: "There are no markets below the header." });
  for (const row of body) wrong.push(...rowFaults(row, header, mapping));
  const drafts = mapping.market === undefined ? [] : mergeRows(readRows(body, rules, complain), complain);
  return {
    columns: columnsOf(
      header.cells,
      body.map(({ cells }) => cells),
    ),
    mapping,
    rowsRead: body.length,
    drafts,
    problems: wrong.length,
    complaints: listed(wrong),
  };
}

const doubledSays = (field: ImportField, first: number) => `${fieldNames[field]} has a column already, ${letterOf(first)}; choose which one counts.`;

const figureColumns = ["localeShare", ...figureKeys] as const;

/** Columns that two figures are read from. */
function sharedColumns(mapping: Mapping): { column: number; says: string }[] {
  const placed = figureColumns.flatMap((field) => (mapping[field] === undefined ? [] : [{ field, column: mapping[field] }]));
  return placed.flatMap(({ field, column }, at) => {
    const first = placed.slice(0, at).find((other) => other.column === column);
    return first ? [{ column, says: `${fieldNames[first.field]} and ${fieldNames[field]} are both read from here; choose which of them it is.` }] : [];
  });
}

function listed(wrong: readonly Wrong[]): Complaint[] {
  const sorted = wrong.toSorted((a, b) => a.row - b.row || a.column - b.column);
  return capped(sorted.map((one) => ({ at: placeOf(one), says: one.says })));
}

function demandLimits(table: readonly (readonly Cell[])[], body: readonly SheetRow[]): void {
  const { rows, columns } = importLimits;
  const widest = table.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (body.length > rows) throw tooMany("rows", rows);
  if (widest > columns) throw tooMany("columns", columns);
}

/** A row without its country, and one that is longer than the header: its cells are shifted. */
function rowFaults({ row, cells }: SheetRow, header: SheetRow, mapping: Mapping): Wrong[] {
  const faults: Wrong[] = [];
  const beyond = cells.findIndex((cell, column) => column >= header.cells.length && String(cell).trim() !== "");
  if (beyond >= 0)
    faults.push({ row, column: beyond, says: "This row has more cells than the header; a text with the separator in it needs quotes around it." });
  const country = mapping.market === undefined ? "" : cells[mapping.market];
  if (mapping.market !== undefined && String(country ?? "").trim() === "") faults.push({ row, column: mapping.market, says: "This row names no country." });
  return faults;
}
