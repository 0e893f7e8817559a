import { readSheet } from "read-excel-file/universal";
import { Refusal } from "@/kernel/refusal";
import type { Cell } from "./import-columns";
import { importLimits, tooMany } from "./import-limits";
import { scanSheet, unclear } from "./import-sheet";
import { percentStyles } from "./import-styles";
import { hidesTags, openTags } from "./import-xml";
import { unzip } from "./import-zip";
import { plainNumber } from "./plain-number";

/**
 * The first sheet of an XLSX file. Formulas come as their text and error values as they are shown, so that both can be named; dates come as
 * days, and numbers that are
 * shown as percentages as parts of 1 that say so. Sizes are checked before anything is built. Throws *invalid* for what is no such file, *limit* for what is too large.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Cell[][]> {
  const files = unzip(bytes);
  const links = relationsOf(files);
  const styles = files.has(stylesPath(links)) ? percentStyles(textOf(files, stylesPath(links))) : new Set<number>();
  const texts = files.get("xl/sharedStrings.xml");
  if (texts && hidesTags(new TextDecoder().decode(texts))) throw unclear("its texts hold a comment or declaration");
  const scan = scanSheet(textOf(files, firstSheet(files, links)), styles);
  // One row is the header.
  if (scan.rows > importLimits.rows + 1) throw tooMany("rows", importLimits.rows);
  if (scan.columns > importLimits.columns) throw tooMany("columns", importLimits.columns);
  const table = (await parse(bytes)).map((row) => row.map(cellOf));
  for (const { row, column } of scan.percentages) {
    const value = table[row]?.[column];
    if (typeof value === "number") put(table, row, column, { part: value, toString: () => percentText(value) });
  }
  for (const { row, column, text } of [...scan.formulas, ...scan.errors]) put(table, row, column, text);
  return table;
}

async function parse(bytes: Uint8Array): Promise<unknown[][]> {
  try {
    return await readSheet(new Uint8Array(bytes).buffer);
  } catch {
    throw new Refusal("invalid", "The spreadsheet cannot be read. Nothing was imported; save it anew as XLSX, or as CSV, and choose it again.");
  }
}

function put(table: Cell[][], row: number, column: number, cell: Cell): void {
  while (table.length <= row) table.push([]);
  const cells = table[row] ?? [];
  while (cells.length < column) cells.push("");
  cells[column] = cell;
}

const percentText = (part: number) => `${plainNumber(part * 100)} %`;

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "number") return value;
  return value === null || value === undefined ? "" : String(value);
}

function textOf(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  const bytes = files.get(path);
  if (!bytes) throw new Refusal("invalid", "The file is no spreadsheet: it holds no sheet. Nothing was imported; choose an XLSX or CSV file.");
  return new TextDecoder().decode(bytes);
}

const workbook = "xl/workbook.xml";
const relations = "xl/_rels/workbook.xml.rels";

interface Relation {
  type: string;
  path: string;
}

/** What the workbook is made of, by id (ECMA-376 part 2, 9.3). */
function relationsOf(files: ReadonlyMap<string, Uint8Array>): Map<string, Relation> {
  const links = new Map<string, Relation>();
  for (const tag of openTags(plain(textOf(files, relations)), "Relationship")) {
    const name = tag?.attributes.get("Id");
    if (!tag || name === undefined || links.has(name)) throw unclear("its list of sheets is written in an unusual way");
    const target = tag.attributes.get("Target") ?? "";
    links.set(name, { type: tag.attributes.get("Type") ?? "", path: target.startsWith("/") ? target.slice(1) : `xl/${target}` });
  }
  return links;
}

/** Where cell styles are: the last one named, or the usual place, as the library takes it. */
function stylesPath(links: ReadonlyMap<string, Relation>): string {
  return [...links.values()].findLast(({ type }) => type.endsWith("/styles"))?.path ?? "xl/styles.xml";
}

/** The path of the first sheet by the workbook's own order (ECMA-376 18.2.19). */
function firstSheet(files: ReadonlyMap<string, Uint8Array>, links: ReadonlyMap<string, Relation>): string {
  return links.get(sheetId(textOf(files, workbook)))?.path ?? "";
}

function sheetId(xml: string): string {
  for (const tag of openTags(plain(xml), "sheet")) {
    if (!tag) throw unclear("its list of sheets is written in an unusual way");
    if (tag.attributes.get("name")) return tag.attributes.get("id") ?? "";
  }
  return "";
}

function plain(xml: string): string {
  if (hidesTags(xml)) throw unclear("its list of sheets holds a comment or declaration");
  return xml;
}
