import { readDelimited } from "@/features/creative/model/copy-table";
import { type Complaint, Refusal } from "@/kernel/refusal";
import type { Cell } from "./import-columns";
import { importLimits, tooMany } from "./import-limits";
import { readXlsx } from "./import-xlsx";

/** How a file's bytes were read, in a person's words. */
export type FileKind = "XLSX" | "CSV, UTF-8" | "CSV, UTF-16" | "CSV, Windows-1252";

/** A file's cells, or the one problem of a CSV whose quoting cannot be read. */
type ReadFile = { kind: FileKind; table: Cell[][]; complaint?: never } | { kind: FileKind; table?: never; complaint: Complaint };

const starts = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte);
const unreadable = (says: string) => new Refusal("invalid", `${says} Nothing was imported; choose an XLSX file, or a CSV file as UTF-8.`);

/**
 * The cells of a chosen file. XLSX is told by its first bytes, whatever its name says. CSV may be UTF-8, or UTF-16 with its mark or with every
 * second byte of its start zero; what is neither is read as Windows-1252, which spreadsheets in the west save, and said so.
 * Throws *limit* over 3 MB, 20,000 rows or 200 columns, *invalid* for an empty file and other kinds.
 */
export async function readFileTable(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.byteLength > importLimits.bytes) throw tooMany("MB", importLimits.bytes / 1_000_000);
  if (bytes.byteLength === 0) throw unreadable("The file is empty.");
  if (starts(bytes, 0x50, 0x4b)) return { kind: "XLSX", table: await readXlsx(bytes) };
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw unreadable("The file is of an old Excel (.xls), or protected by a password.");
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw unreadable("The file is a PDF.");
  const { kind, text } = decode(bytes);
  const read = readDelimited(text, importLimits.rows + 2);
  if ("complaint" in read) return { kind, complaint: read.complaint };
  if (read.rows.length > importLimits.rows + 1) throw tooMany("rows", importLimits.rows);
  return { kind, table: read.rows };
}

function decode(bytes: Uint8Array): { kind: FileKind; text: string } {
  const [first = 1, second = 1, third = 1, fourth = 1] = bytes;
  const pair = bytes.byteLength >= 4;
  if (starts(bytes, 0xff, 0xfe) || (pair && second === 0 && fourth === 0 && first !== 0))
    return { kind: "CSV, UTF-16", text: new TextDecoder("utf-16le").decode(bytes) };
  if (starts(bytes, 0xfe, 0xff) || (pair && first === 0 && third === 0 && second !== 0))
    return { kind: "CSV, UTF-16", text: new TextDecoder("utf-16be").decode(bytes) };
  try {
    return { kind: "CSV, UTF-8", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "CSV, Windows-1252", text: decodeWestern(bytes) };
  }
}

/** Bytes 80 to 9F of Windows-1252; the five that it leaves free stay control characters. Source: WHATWG Encoding, index windows-1252. */
const western = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Node 20's own decoder leaves these bytes control characters, as in Latin-1; a later one has read them already. */
function decodeWestern(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes).replace(/\p{Cc}/gu, (control) => western[control.charCodeAt(0) - 0x80] ?? control);
}
