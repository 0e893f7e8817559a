import { CsvError, parse } from "csv-parse/sync";
import type { Complaint } from "@/kernel/refusal";
import { deckBytes, tooLarge } from "./copy-file";

/** Tab, semicolon or comma: whichever the first line has most of outside quotes; a tie goes to the comma. */
export function separatorOf(text: string): "," | ";" | "\t" {
  const [header = ""] = text.split(/\r\n|\r|\n/, 1);
  const bare = header.replace(/"[^"]*"/g, "");
  const count = (separator: string) => bare.split(separator).length;
  const separators = [",", ";", "\t"] as const;
  return separators.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** Rows of cells, or the one problem when the quoting cannot be read. */
export type Delimited = { rows: string[][] } | { complaint: Complaint };

/** The rows of a copy deck's text. Throws *limit* over 1 MB. */
export function readTable(text: string): Delimited {
  if (new TextEncoder().encode(text).byteLength > deckBytes) throw tooLarge();
  return readDelimited(text);
}

/** Rows of cells of CSV or TSV text, no more than the first `most`; rows may be of different length, and blank ones count. */
export function readDelimited(text: string, most = -1): Delimited {
  try {
    const delimiter = separatorOf(text.replace(/^\uFEFF/, ""));
    // Spreadsheets paste quotes inside a cell as they are, without doubling them.
    const options = { bom: true, delimiter, relax_quotes: delimiter === "\t", relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"], to: most };
    return { rows: parse(text, options) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { complaint: { at: `line ${String(error.lines ?? 1)}`, says: quoting[error.code] ?? "This line cannot be read as CSV." } };
  }
}

const quoting: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "A quote is opened and never closed.",
  INVALID_OPENING_QUOTE: 'A quote stands inside a cell; put the whole cell in quotes and write "" for a quote in it.',
  CSV_INVALID_CLOSING_QUOTE: 'Text follows a closing quote; write "" for a quote inside a quoted cell.',
};
