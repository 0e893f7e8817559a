import { shortened } from "@/features/creative/model/copy-text";
import { boundFault } from "./figure-bounds";
import { sayOf } from "./import-cells";
import type { Cell, FigureKey, ImportField } from "./import-columns";
import { type Decimal, decide, type Evidence, type Reading, readNumber, weigh } from "./import-number";

/** A row of the file as a spreadsheet counts it, from 1. */
export interface SheetRow {
  row: number;
  cells: readonly Cell[];
}

/** A column of numbers as it is mapped. */
export interface NumberColumn {
  field: ImportField;
  column: number;
  /** Only whole numbers make sense there. */
  whole?: boolean;
  /** A percent sign is allowed, or the header says that all are percent. */
  percent?: "sign" | "all";
}

/** A number of the file; null where the cell says "none". `signed` had a percent sign and is a part of 1 already. */
export interface ReadFigure {
  value: number | null;
  signed: boolean;
}

/** Takes a complaint about the cell of a row under a field. */
export type Complain = (row: number, field: ImportField, says: string) => void;

interface Written {
  row: number;
  reading: Reading;
  signed: boolean;
}

/** The numbers of one column by row, read by what the whole column shows; rows that say nothing are left out. */
export function readColumn(
  rows: readonly SheetRow[],
  { field, column, whole = false, percent }: NumberColumn,
  forced: Decimal | null,
  complain: Complain,
): Map<number, ReadFigure> {
  const figures = new Map<number, ReadFigure>();
  const written: Written[] = [];
  for (const { row, cells } of rows) {
    const said = sayOf(cells[column]);
    for (const says of said.says ?? []) complain(row, field, says);
    if (said.value?.kind === "number" && said.value.percent && !percent) complain(row, field, percentSays(String(cells[column])));
    else if (said.value?.kind === "number") figures.set(row, figureOf(said.value, percent === "all"));
    if (said.value?.kind === "none") figures.set(row, { value: null, signed: false });
    if (said.value?.kind === "text") written.push(readWritten(row, said.value.text, percent !== undefined));
  }
  const evidence: Evidence = weigh(written.map(({ reading }) => reading));
  for (const { row, reading, signed } of written) {
    const decided = decide(reading, evidence, whole, forced);
    if ("says" in decided) complain(row, field, decided.says);
    else figures.set(row, { value: Number(signed || percent === "all" ? `${decided.plain}e-2` : decided.plain), signed });
  }
  return figures;
}

/** A number under a header that says percent is one, unless the cell itself shows it as a percentage. */
function figureOf({ number, percent }: { number: number; percent: boolean }, all: boolean): ReadFigure {
  return { value: all && !percent ? number / 100 : number, signed: percent };
}

const percentSays = (text: string) => `“${shortened(text)}” is a percentage; write the number alone.`;

function readWritten(row: number, text: string, percent: boolean): Written {
  const bare = /[%٪％]$/u.test(text) ? text.slice(0, -1).trimEnd() : text;
  const signed = bare !== text;
  if (signed && !percent) return { row, signed, reading: { kind: "none", says: percentSays(text) } };
  return { row, signed, reading: readNumber(bare) };
}

/** A figure rounded to what is stored: CPM to millionths, TTFB to whole milliseconds, rates to twelve decimals. */
export function rounded(figure: FigureKey, value: number): number {
  if (figure === "cpm") return Math.round(value * 1_000_000) / 1_000_000;
  if (figure === "conversionRate") return Math.round(value * 1e12) / 1e12;
  return figure === "ttfbP75" ? Math.round(value) : value;
}

/** Complains of what is out of bounds and gives what is within; a CPM's upper bound waits until its currency is settled. */
export function withinBounds(figure: FigureKey, row: number, value: number, complain: Complain): number | undefined {
  const says = boundFault(figure, value);
  if (says) complain(row, figure, says);
  return says ? undefined : rounded(figure, value);
}
