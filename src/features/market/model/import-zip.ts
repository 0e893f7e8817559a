import { inflateRawSync } from "node:zlib";
import { Refusal } from "@/kernel/refusal";

/** What a spreadsheet may unpack to: bytes in all, files, and bytes of one packed byte. A sheet of 20,000 rows and 20 columns has about 14 MB. */
const zipLimits = { bytes: 32_000_000, entries: 500, ratio: 200 } as const;

interface Entry {
  name: string;
  method: number;
  packedBytes: number;
  bytes: number;
  at: number;
}

const endBytes = 22;
const signatures = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 } as const;

const broken = (why: string) => new Refusal("invalid", `The spreadsheet cannot be read: ${why}. Nothing was imported; save it anew and choose it again.`);
const bomb = () =>
  new Refusal("limit", `The spreadsheet unpacks to more than ${zipLimits.bytes / 1_000_000} MB. Nothing was imported; keep only the sheet with the markets.`);

/**
 * The XML files of a ZIP, each unpacked and found as large as its directory says. Sizes are summed before a byte is unpacked, and unpacking
 * stops at what was announced (APPNOTE.TXT 6.3.10). Refuses encrypted, split and ZIP64 files, other packings, names that are there twice,
 * files that lie over each other, and a local name that differs from the directory's. Throws *limit* past `zipLimits`.
 */
export function unzip(file: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const entries = readDirectory(view);
  demandApart(entries, view);
  const wanted = entries.filter(({ name }) => /\.(xml|rels)$/i.test(name));
  if (wanted.reduce((sum, { bytes }) => sum + bytes, 0) > zipLimits.bytes) throw bomb();
  return new Map(wanted.map((entry) => [entry.name, unpack(file, view, entry)]));
}

function readDirectory(view: DataView): Entry[] {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) throw broken("it is one of several parts");
  if (count === 0xffff || start === 0xffffffff) throw broken("it is a ZIP64 file");
  if (count > zipLimits.entries)
    throw new Refusal("limit", `The spreadsheet holds ${count} files; at most ${zipLimits.entries} are read. Nothing was imported.`);
  const entries: Entry[] = [];
  for (let at = start; entries.length < count; ) {
    if (at + 46 > end || view.getUint32(at, true) !== signatures.central) throw broken("its directory is damaged");
    entries.push(readEntry(view, at));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record is the last thing in the file, but for a comment of the length that it names. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - endBytes - 0xffff);
  for (let at = view.byteLength - endBytes; at >= first; at -= 1) {
    if (view.getUint32(at, true) === signatures.end && at + endBytes + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw broken("its end is missing");
}

const textAt = (view: DataView, at: number, length: number) => {
  if (at + length > view.byteLength) throw broken("a name is cut off");
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
};

function readEntry(view: DataView, at: number): Entry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const name = textAt(view, at + 46, view.getUint16(at + 28, true));
  if (flags & 1) throw broken("it is protected by a password");
  if (method !== 0 && method !== 8) throw broken(`it is packed by method ${method}`);
  return { name, method, packedBytes: view.getUint32(at + 20, true), bytes: view.getUint32(at + 24, true), at: view.getUint32(at + 42, true) };
}

/** Where an entry's packed bytes begin. */
function bodyOf(view: DataView, { name, at }: Entry): number {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== signatures.local) throw broken("a file in it is not where its directory says");
  const nameBytes = view.getUint16(at + 26, true);
  if (textAt(view, at + 30, nameBytes) !== name) throw broken("a file in it has two names");
  return at + 30 + nameBytes + view.getUint16(at + 28, true);
}

function demandApart(entries: readonly Entry[], view: DataView): void {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size < entries.length) throw broken("a file in it is there twice");
  let free = 0;
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    if (entry.at < free) throw broken("files in it lie over each other");
    free = bodyOf(view, entry) + entry.packedBytes;
    if (free > view.byteLength) throw broken("it is cut off");
    if (entry.bytes > zipLimits.ratio * Math.max(entry.packedBytes, 1_000)) throw bomb();
  }
}

function unpack(file: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const start = bodyOf(view, entry);
  const packed = file.subarray(start, start + entry.packedBytes);
  const bytes = entry.method === 0 ? packed : inflate(packed, entry.bytes);
  if (bytes.byteLength !== entry.bytes) throw broken("a file in it has another size than its directory says");
  return bytes;
}

function inflate(packed: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch {
    throw broken("a file in it is damaged, or larger than its directory says");
  }
}
