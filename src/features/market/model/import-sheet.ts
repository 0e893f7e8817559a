import { Refusal } from "@/kernel/refusal";
import { hidesTags, openTags, type Tag } from "./import-xml";

/** A cell's place in a sheet, counted from 0. */
interface SheetPlace {
  row: number;
  column: number;
}

interface SheetText extends SheetPlace {
  text: string;
}

/** What a sheet's XML holds beyond values: how far it goes, its formulas, cells that show an error, and those that show a percentage. */
interface SheetScan {
  rows: number;
  columns: number;
  formulas: SheetText[];
  errors: SheetText[];
  percentages: SheetPlace[];
}

/** The refusal of XML that spreadsheet programs do not write. */
export const unclear = (why: string) =>
  new Refusal("invalid", `The sheet cannot be read: ${why}. Nothing was imported; save it anew with a spreadsheet program, or as CSV.`);

/**
 * Scans a sheet before a library builds it, since one cell far out or a row number of millions makes a table too large to hold.
 * Refuses what it cannot follow, so that no cell is missed; `percent` are the styles that show percentages.
 * ECMA-376 18.3.1.4 (c), 18.3.1.40 (f), 18.3.1.73 (row).
 */
export function scanSheet(xml: string, percent: ReadonlySet<number>): SheetScan {
  if (hidesTags(xml)) throw unclear("it holds a comment or declaration");
  const scan: SheetScan = { rows: 0, columns: 0, formulas: [], errors: [], percentages: [] };
  for (const tag of openTags(xml, "row")) scan.rows = Math.max(scan.rows, rowOf(tag));
  for (const tag of openTags(xml, "c")) readCell(xml, tag, scan, percent);
  return scan;
}

function rowOf(tag: Tag | null): number {
  const number = tag?.attributes.get("r") ?? "0";
  if (!tag || !/^\d{1,7}$/.test(number)) throw unclear("a row in it is written in an unusual way");
  return Number(number);
}

function readCell(xml: string, tag: Tag | null, scan: SheetScan, percent: ReadonlySet<number>): void {
  const [, letters = "", number = ""] = /^([A-Z]{1,3})(\d{1,7})$/.exec(tag?.attributes.get("r") ?? "") ?? [];
  if (!tag || letters === "") throw unclear("a cell in it has no address, or is written in an unusual way");
  const place = { row: Number(number) - 1, column: columnOf(letters) };
  scan.rows = Math.max(scan.rows, place.row + 1);
  scan.columns = Math.max(scan.columns, place.column + 1);
  if (tag.isEmpty) return;
  if (percent.has(Number(tag.attributes.get("s") ?? "0"))) scan.percentages.push(place);
  const inside = xml.slice(tag.end, endOf(xml, tag.end));
  const formula = /<(?:[\w.-]+:)?f(?:\s[^<>]*)?(?:\/>|>([^<]*))/.exec(inside);
  if (formula) scan.formulas.push({ ...place, text: `=${formula[1] ?? ""}` });
  else if (tag.attributes.get("t") === "e") scan.errors.push({ ...place, text: /<(?:[\w.-]+:)?v>([^<]*)/.exec(inside)?.[1] ?? "#ERROR" });
}

function endOf(xml: string, from: number): number {
  const closing = /<\/(?:[\w.-]+:)?c\s*>/g;
  closing.lastIndex = from;
  const end = closing.exec(xml)?.index;
  if (end === undefined || /<(?:[\w.-]+:)?c[\s/>]/.test(xml.slice(from, end))) throw unclear("a cell in it never ends");
  return end;
}

/** "A" is 0, "AA" is 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
