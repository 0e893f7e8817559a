import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { readFileTable } from "./import-file";
import { readMarkets } from "./import-markets";

const sample = readFileSync(resolve(import.meta.dirname, "../../../processes/stack/demo/markets.csv"), "utf8");
const bytesOf = (text: string) => new TextEncoder().encode(text);
const small = "market,cpm_usd\nDE,7.4\n";
const cells = [
  ["market", "cpm_usd"],
  ["DE", "7.4"],
];

function swapped(text: string): Buffer {
  return Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
}

describe("a CSV file", () => {
  it.each([
    ["UTF-8", bytesOf(small), "CSV, UTF-8"],
    ["UTF-8 with its mark", bytesOf(`\uFEFF${small}`), "CSV, UTF-8"],
    ["UTF-16, little end first", Buffer.from(`\uFEFF${small}`, "utf16le"), "CSV, UTF-16"],
    ["UTF-16, big end first", swapped(small), "CSV, UTF-16"],
    ["UTF-16 without its mark", Buffer.from(small, "utf16le"), "CSV, UTF-16"],
    ["UTF-16 without its mark, big end first", Buffer.from(small, "utf16le").swap16(), "CSV, UTF-16"],
    ["semicolons and Windows line ends", bytesOf(small.replaceAll(",", ";").replaceAll("\n", "\r\n")), "CSV, UTF-8"],
    ["tabs", bytesOf(small.replaceAll(",", "\t")), "CSV, UTF-8"],
  ])("is read from %s", async (_, bytes, kind) => {
    expect(await readFileTable(bytes)).toEqual({ kind, table: cells });
  });

  it("is read as Windows-1252 when it is no UTF-8, and says so", async () => {
    expect(await readFileTable(Buffer.from("market,source\nDE,Größe", "latin1"))).toEqual({
      kind: "CSV, Windows-1252",
      table: [
        ["market", "source"],
        ["DE", "Größe"],
      ],
    });
  });

  it("is read with the euro sign and curly quotes that Windows-1252 has and Latin-1 has not", async () => {
    const bytes = Buffer.from([...Buffer.from("source\n"), 0x43, 0x92, 0x80, 0x96, 0xe9, 0x9f]);
    expect((await readFileTable(bytes)).table).toEqual([["source"], ["C’€–éŸ"]]);
  });

  it("keeps blank rows, so that rows are counted as a spreadsheet does", async () => {
    expect((await readFileTable(bytesOf("\n\nmarket\n\nDE"))).table).toEqual([[""], [""], ["market"], [""], ["DE"]]);
  });

  it("names the line of a quote that is never closed", async () => {
    expect(await readFileTable(bytesOf('market,x\nDE,"7'))).toMatchObject({ complaint: { at: "line 2", says: "A quote is opened and never closed." } });
  });
});

describe("a file that is no table is refused plainly:", () => {
  it.each([
    ["an empty one", new Uint8Array(), "The file is empty"],
    ["an old spreadsheet", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), "old Excel"],
    ["a PDF", bytesOf("%PDF-1.7"), "PDF"],
    ["a ZIP of other things", zipOf([{ name: "a.xml", text: "<a/>" }]), "no spreadsheet"],
    ["50 MB", new Uint8Array(50_000_000), "more than 3 MB"],
    ["a million rows", bytesOf("a\n".repeat(1_000_000)), "more than 20,000 rows"],
  ])("%s", async (_, bytes, says) => {
    await expect(readFileTable(bytes)).rejects.toThrow(says);
  });

  it("a million rows are never held", async () => {
    const bytes = bytesOf("DE,7.4\n".repeat(420_000));
    const before = process.memoryUsage().heapUsed;
    await expect(readFileTable(bytes)).rejects.toMatchObject({ code: "limit" });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  });
});

interface Entry {
  name: string;
  text: string;
  /** What the directory says instead of the truth. */
  lies?: { bytes?: number; name?: string; at?: number; flags?: number; method?: number };
}

/** A ZIP whose directory may lie. */
function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text, lies = {} } of entries) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw, { level: 9 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(lies.flags ?? 0, 2);
    head.writeUInt16LE(lies.method ?? 8, 4);
    head.writeUInt32LE(crc32(raw), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(lies.bytes ?? raw.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(lies.at ?? at, 10);
    const version = Buffer.from([20, 0]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), version, head, tail, Buffer.from(lies.name ?? name)]));
    locals.push(local);
    at += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, listing, Buffer.from("PK\x05\x06", "latin1"), end]);
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const workbook: Entry[] = [
  { name: "xl/workbook.xml", text: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>` },
  {
    name: "xl/_rels/workbook.xml.rels",
    text: `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
];
const sheetOf = (rows: string): Entry => ({ name: "xl/worksheets/sheet1.xml", text: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>` });
const xlsxOf = (rows: string) => zipOf([...workbook, sheetOf(rows)]);
const inline = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe("an XLSX file", () => {
  it("gives texts, numbers and days as they are", async () => {
    const bytes = await writeXlsxFile([
      ["market", "cpm_usd", "cpm_on"],
      ["DE", 7.4, { value: new Date("2026-11-25T00:00:00Z"), type: Date, format: "yyyy-mm-dd" }],
    ]).toBuffer();
    expect(await readFileTable(bytes)).toEqual({
      kind: "XLSX",
      table: [
        ["market", "cpm_usd", "cpm_on"],
        ["DE", 7.4, "2026-11-25"],
      ],
    });
  });

  it("gives the sample's 26 markets", async () => {
    const rows = sample
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    expect((await readFileTable(await writeXlsxFile(rows).toBuffer())).table?.slice(0, 2)).toEqual(rows.slice(0, 2).map((row) => row.slice(0, 8)));
  });

  it.each([
    ["0.00%", 0.0121, "1.21 %"],
    ["0%", 0.8, "80 %"],
    ["0.0 %;[Red]-0.0 %", 0.012345, "1.2345 %"],
  ])("gives numbers shown as %s as parts of 1 that say so", async (format, value, text) => {
    const { table } = await readFileTable(
      await writeXlsxFile([
        ["conversion_rate_%", "cpm_usd"],
        [{ value, format }, 7.4],
      ]).toBuffer(),
    );
    expect(table?.[1]).toEqual([{ part: value, toString: expect.any(Function) }, 7.4]);
    expect(String(table?.[1]?.[0])).toBe(text);
    const header = ["market", ...(table?.[0] ?? [])];
    const read = readMarkets([header, ["DE", ...(table?.[1] ?? [])]], { mapping: null, decimal: "comma", cpmCurrency: null }, "2026-11-25");
    expect([read.complaints, read.drafts[0]?.conversionRate, read.drafts[0]?.cpm?.micros]).toEqual([[], value, 7_400_000]);
    const price = readMarkets(
      [
        ["market", "cpm_usd"],
        ["DE", table?.[1]?.[0] ?? ""],
      ],
      { mapping: null, decimal: null, cpmCurrency: null },
      "2026-11-25",
    );
    expect(price.complaints).toEqual([{ at: "row 2, B", says: `“${text}” is a percentage; write the number alone.` }]);
  });

  it("takes a percent sign that is mere text for no percentage", async () => {
    const { table } = await readFileTable(await writeXlsxFile([["cpm"], [{ value: 7.4, format: '0.0"%"' }]]).toBuffer());
    expect(table).toEqual([["cpm"], [7.4]]);
  });

  it("is refused for formats that hide something", async () => {
    const styles = { name: "xl/styles.xml", text: `<styleSheet xmlns="${main}"><!-- <xf/> --></styleSheet>` };
    await expect(readFileTable(zipOf([...workbook, styles, sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>`)]))).rejects.toThrow("comment or declaration");
  });

  it("shows formulas and errors in their cells, so that they can be named", async () => {
    const bytes = xlsxOf(
      `<row r="1">${inline("A1", "market")}</row><row r="3"><c r="A3"><f>B1*2</f><v>4</v></c><c r="C3" t="e"><v>#DIV/0!</v></c><c r="D3"><f t="shared" si="0"/></c></row>`,
    );
    expect((await readFileTable(bytes)).table).toEqual([["market"], [""], ["=B1*2", "", "#DIV/0!", "="]]);
  });

  it.each([
    ["a cell far to the right", `<row r="1">${inline("XFD1", "x")}</row>`, "more than 200 columns"],
    ["a cell far below", `<row r="1048576">${inline("A1048576", "x")}</row>`, "more than 20,000 rows"],
    ["an empty row far below", `<row r="1048576"/>`, "more than 20,000 rows"],
    ["a column that cannot be", `<row r="1">${inline("ZZZZZZ1", "x")}</row>`, "no address"],
    ["an address written in entities", `<row r="1">${inline("&#88;FD1", "x")}</row>`, "no address"],
    ["two addresses", `<row r="1"><c r="A1" x:r="XFD1"><v>1</v></c></row>`, "unusual way"],
    ["a comment", `<!-- <c r="A1"/> --><row r="1"/>`, "comment or declaration"],
    ["a cell that never ends", `<row r="1"><c r="A1"><v>1</v></row>`, "never ends"],
  ])("is refused before it is built for %s", async (_, rows, says) => {
    await expect(readFileTable(xlsxOf(rows))).rejects.toThrow(says);
  });

  it("is refused when it is damaged", async () => {
    const bytes = await writeXlsxFile([["market"]]).toBuffer();
    await expect(readFileTable(bytes.subarray(0, bytes.length - 30))).rejects.toMatchObject({ code: "invalid" });
    await expect(readFileTable(bytesOf("PK nothing"))).rejects.toMatchObject({ code: "invalid" });
  });

  const zeros = "0".repeat(40_000_000);
  it.each([
    ["announces more than 32 MB", [...workbook, { name: "xl/a.xml", text: "<a/>", lies: { bytes: 33_000_000 } }], "unpacks to more than"],
    ["packs a thousandfold", [...workbook, { name: "xl/a.xml", text: zeros.slice(0, 4_000_000) }], "unpacks to more than"],
    ["packs 40 MB", [...workbook, { name: "xl/a.xml", text: zeros }], "unpacks to more than"],
    [
      "holds more than it announces",
      [...workbook, { name: "xl/a.xml", text: zeros.slice(0, 500_000), lies: { bytes: 1_000 } }],
      "larger than its directory says",
    ],
    ["holds less than it announces", [...workbook, { name: "xl/a.xml", text: "abc", lies: { bytes: 1_000 } }], "another size"],
    ["lies over itself", [...workbook, { name: "xl/a.xml", text: "abc" }, { name: "xl/b.xml", text: "abc", lies: { at: 0 } }], "over each other"],
    ["holds too many files", Array.from({ length: 501 }, (_, at) => ({ name: `${at}.xml`, text: "" })), "holds 501 files"],
  ] as [string, Entry[], string][])("fault 125: is refused when it %s", async (_, entries, says) => {
    await expect(readFileTable(zipOf([...entries]))).rejects.toThrow(says);
  });

  it.each([
    ["is protected", [{ name: "a.xml", text: "a", lies: { flags: 1 } }], "password"],
    ["is packed oddly", [{ name: "a.xml", text: "a", lies: { method: 12 } }], "method 12"],
    [
      "has a file twice",
      [
        { name: "a.xml", text: "a" },
        { name: "A.xml", text: "b" },
      ],
      "there twice",
    ],
    ["calls a file by two names", [{ name: "a.xml", text: "a", lies: { name: "b.xml" } }], "two names"],
  ] as [string, Entry[], string][])("fault 126: is refused when it %s", async (_, entries, says) => {
    await expect(readFileTable(zipOf(entries))).rejects.toThrow(says);
  });
});
