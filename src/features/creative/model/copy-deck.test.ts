import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { readCopyDeck } from "./copy-deck";
import { decodeDeck } from "./copy-file";
import { charactersOf } from "./copy-text";

const sample = decodeDeck(readFileSync(resolve(import.meta.dirname, "../../../testing/samples/copy-deck.csv")));
const needed = ["de-DE", "fr-FR", "ja-JP"];
const good = "key,max_chars,de-DE,fr-FR\nheadline,10,Hallo,Bonjour\nprice,,12.9,13\n";

describe("a copy deck", () => {
  it("is read whole: four keys in sixteen locales", () => {
    const { deck } = readCopyDeck(sample, needed);
    expect(deck?.rows.map((row) => row.key)).toEqual(["headline", "subline", "cta", "price"]);
    expect(deck?.locales).toHaveLength(16);
    expect(deck?.rows[0]).toMatchObject({ maxChars: 40, texts: { "de-DE": "Langsame Morgen beginnen hier" } });
  });

  it.each([
    ["a byte order mark", `\uFEFF${good}`],
    ["tabs, as a spreadsheet pastes", good.replaceAll(",", "\t")],
    ["semicolons", good.replaceAll(",", ";")],
    ["Windows line ends", good.replaceAll("\n", "\r\n")],
    ["old Mac line ends", good.replaceAll("\n", "\r")],
    ["blank rows and spaces", good.replace("price", "\n,,,\n price ")],
    ["a locale in another spelling", good.replace("de-DE", "de_de")],
    ["empty columns after the last", good.replaceAll("\n", ",,\n")],
  ])("is the same with %s", (_, text) => {
    expect(readCopyDeck(text, ["de-DE"])).toEqual(readCopyDeck(good, ["de-DE"]));
  });

  it("keeps a bare & and < and a quote as written, in NFC", () => {
    const { deck } = readCopyDeck('key,max_chars,de-DE\nheadline,,"Jetzt & bald: 3 < 5, ""ja"" u\u0308"', ["de-DE"]);
    expect(deck?.rows[0]?.texts["de-DE"]).toBe('Jetzt & bald: 3 < 5, "ja" ü');
  });

  it("comes back as it was written, whatever the texts", () => {
    const text = fc.string({ unit: fc.constantFrom(..."aäあ,;\"'&<🎉é ߀"), minLength: 1, maxLength: 30 }).map((raw) => raw.normalize("NFC").trim());
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), fc.constantFrom(",", ";"), (texts, delimiter) => {
        const rows = texts.map((value, at) => [`key-${at}`, "", value, "x"]);
        const { deck } = readCopyDeck(stringify([["key", "max_chars", "de-DE", "fr-FR"], ...rows], { delimiter }), []);
        expect(deck?.rows.map((row) => row.texts["de-DE"] ?? "")).toEqual(texts);
      }),
    );
  });

  it("never breaks on anything that is pasted", () => {
    const cell = fc.constantFrom("key", "max_chars", "de-DE", ",", "\n", '"', "\t", ";", "\0", "\ud800", "<b>", "__proto__", "toString", "12");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(cell).map((cells) => `key,max_chars,${cells.join("")}`),
        ),
        (text) => {
          const read = readCopyDeck(text, ["de-DE"]);
          expect(read.deck === undefined).not.toBe(read.complaints === undefined);
        },
      ),
    );
  });
});

describe("a copy deck that is wrong is refused with the row and column of", () => {
  const cases: [string, string, string, string][] = [
    ["no header", "headline,10,Hallo", "row 1", "header must be key,max_chars"],
    ["an empty text", "", "row 1", "header must be"],
    ["a header without max_chars", good.replace("max_chars,", ""), "row 1", "header must be"],
    ["a duplicate key", good.replace("price,,12.9,13", "headline,,a,b"), "row 3, key", "there already, in row 2"],
    ["a bad key", good.replace("price", "Preis €"), "row 3, key", "is no key"],
    ["a duplicate locale", good.replace("fr-FR", "de-DE"), "row 1, column 4", "de-DE has a column already"],
    ["an unknown locale", good.replace("fr-FR", "klingon"), "row 1, column 4", "no known locale"],
    ["an unknown region", good.replace("fr-FR", "fr-QX"), "row 1, column 4", "no known locale"],
    ["a nameless column", good.replace(",de-DE", ",,de-DE"), "row 1, column 3", "no known locale"],
    ["a text over its limit", good.replace("Hallo", "Hallo liebe Welt"), "row 2, de-DE", "16 characters; at most 10"],
    ["markup", good.replace("Hallo", "<b>Hi</b>"), "row 2, de-DE", "markup"],
    ["a lone tag", good.replace("Hallo", "Hi<br/>"), "row 2, de-DE", "markup"],
    ["an entity", good.replace("Hallo", "A &amp; B"), "row 2, de-DE", "entity"],
    ["a numeric entity", good.replace("Hallo", "&#8364;"), "row 2, de-DE", "entity"],
    ["a line break in a cell", good.replace("Hallo", '"Ha\nllo"'), "row 2, de-DE", "line break"],
    ["NUL", good.replace("Hallo", "Ha\0llo"), "row 2, de-DE", "control"],
    ["a direction override", good.replace("Hallo", "\u202EHallo"), "row 2, de-DE", "overrides"],
    ["a lone surrogate", good.replace("Hallo", "\ud800x"), "row 2, de-DE", "broken character"],
    ["an empty string for a needed locale", good.replace("Bonjour", " "), "row 2, fr-FR", "has no text"],
    ["a price with a currency", good.replace("12.9", "12.90 €"), "row 3, de-DE", "plain decimal"],
    ["a price with a comma", good.replace(",12.9", ',"12,9"'), "row 3, de-DE", "plain decimal"],
    ["a bad limit", good.replace("10", "-1"), "row 2, max_chars", "not a number"],
    ["a cell too many", good.replace("Bonjour", "Bonjour,monde"), "row 2, column 5", "more cells than the header"],
    ["a comma without quotes", good.replace("Hallo", "Hallo, du"), "row 2, de-DE", "“Hallo” seems to go on in the next cell"],
    ["an open quote", good.replace("Hallo", '"Hallo'), "line", "never closed"],
    ["no strings", "key,max_chars,de-DE,fr-FR\n", "row 2", "no strings"],
  ];
  it.each(cases)("%s", (_, text, at, says) => {
    const { complaints = [] } = readCopyDeck(
      text,
      ["de-DE", "fr-FR"].filter((locale) => text.includes(locale)),
    );
    expect(complaints.map((complaint) => `${complaint.at}: ${complaint.says}`)).toContainEqual(
      expect.stringMatching(new RegExp(`^${at}.*${says.replace(/[()]/g, ".")}`)),
    );
  });

  it("a locale that a market needs and the deck does not have", () => {
    expect(readCopyDeck(good, needed).complaints).toEqual([{ at: "row 1, ja-JP", says: "This locale is missing; a market of the campaign needs it." }]);
  });

  it("every problem at once, capped at what a person reads", () => {
    const rows = Array.from({ length: 300 }, (_, at) => `key-${at},,<b>x</b>`).join("\n");
    const { complaints = [] } = readCopyDeck(`key,max_chars,de-DE\n${rows}`, []);
    expect([complaints.length, complaints.at(-1)?.says]).toEqual([101, "200 more problems below."]);
  });

  it("too many keys or locales", () => {
    const keys = Array.from({ length: 501 }, (_, at) => `key-${at},,x`).join("\n");
    expect(readCopyDeck(`key,max_chars,de-DE\n${keys}`, []).complaints?.[0]).toMatchObject({ at: "row 502" });
    expect(readCopyDeck(`key,max_chars${",de-DE".repeat(101)}\n`, []).complaints?.[0]?.says).toContain("101 locales");
  });

  it("more than a megabyte", () => {
    expect(() => readCopyDeck("x".repeat(1_000_001), [])).toThrow(Refusal);
  });
});

describe("a chosen file", () => {
  it.each([
    ["UTF-16", Buffer.from("\uFEFFkey", "utf16le"), "UTF-16"],
    ["Latin-1", Buffer.from("key,Größe", "latin1"), "not UTF-8"],
    ["a spreadsheet", Buffer.from("PK\u0003\u0004"), "spreadsheet"],
    ["more than a megabyte", Buffer.alloc(1_000_001), "larger than 1 MB"],
  ])("is refused by name when it is %s", (_, bytes, says) => {
    expect(() => decodeDeck(bytes)).toThrow(says);
  });
});

it("counts characters as a reader does", () => {
  expect(["ü", "👩‍🌾", "กำ", "e\u0301"].map(charactersOf)).toEqual([1, 1, 1, 1]);
});
