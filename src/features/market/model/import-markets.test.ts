import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDelimited } from "@/features/creative/model/copy-table";
import { Refusal } from "@/kernel/refusal";
import { type ImportChoices, readMarkets } from "./import-markets";

const today = "2026-11-25";
const asFound: ImportChoices = { mapping: null, decimal: null, cpmCurrency: null };
const sample = readFileSync(resolve(import.meta.dirname, "../../../processes/stack/demo/markets.csv"), "utf8");

function read(text: string, choices: Partial<ImportChoices> = {}) {
  const table = readDelimited(text);
  return readMarkets("rows" in table ? table.rows : [], { ...asFound, ...choices }, today);
}

const spoken = (text: string, choices?: Partial<ImportChoices>) => read(text, choices).complaints.map(({ at, says }) => `${at}: ${says}`);
const good =
  "market,locales,currency,cpm_usd,daily_impressions,ttfb_p75_ms,conversion_rate,verticals_restricted\nUS,en-US;es-US,USD,9.8,4200000,180,0.0121,gambling";

describe("the sample of 26 markets", () => {
  it("is read whole by its headers", () => {
    const { drafts, complaints, mapping, rowsRead } = read(sample);
    expect([complaints, rowsRead, drafts.length]).toEqual([[], 26, 26]);
    expect(mapping).toEqual({ market: 0, locales: 1, currency: 2, cpm: 3, dailyImpressions: 4, ttfbP75: 5, conversionRate: 6, restricted: 7 });
    expect(drafts[1]).toEqual({
      market: "GB",
      rows: [3],
      currency: "GBP",
      locales: [{ locale: "en-GB", sharePpm: null }],
      cpm: { micros: 8_100_000, currency: "USD" },
      dailyImpressions: 1_600_000,
      conversionRate: 0.0118,
      ttfbP75: 140,
      restricted: ["alcohol", "gambling"],
      sources: {},
    });
  });
});

describe("columns are recognised", () => {
  it.each([
    ["Country", "market"],
    ["ISO code", "market"],
    ["Locale", "locales"],
    ["Locale share", "localeShare"],
    ["CPM", "cpm"],
    ["CPM (USD)", "cpm"],
    ["cpm_eur", "cpm"],
    ["CPM currency", "cpmCurrency"],
    ["Impressions / day", "dailyImpressions"],
    ["p75 TTFB (ms)", "ttfbP75"],
    ["Conversion rate (%)", "conversionRate"],
    ["Restricted verticals", "restricted"],
    ["CPM source", "cpmSource"],
    ["cpm_usd_source", "cpmSource"],
    ["ttfb_p75_ms_on", "ttfbP75On"],
    ["Daily impressions date", "dailyImpressionsOn"],
  ] as const)("%s is %s", (header, field) => {
    expect(read(`${header}\nx`).mapping).toEqual({ [field]: 0 });
  });

  it.each(["cpm_xyz", "Notes", "constructor", "__proto__", "", "source"])("%j is none", (header) => {
    expect(read(`market,${header}\nDE,x`).mapping).toEqual({ market: 0 });
  });

  it("a code counts before a name, and a second column of one field is named", () => {
    expect(read("Country,Code\nGermany,DE")).toMatchObject({ mapping: { market: 1 }, complaints: [] });
    expect(spoken("market,cpm_usd,notes,cpm_eur\nDE,7,x,6")).toEqual(["row 1, D: CPM has a column already, B; choose which one counts."]);
    expect(read("market,cpm_usd,notes,cpm_eur\nDE,7,x,6", { mapping: { market: 0, cpm: 3 } })).toMatchObject({
      complaints: [],
      drafts: [{ cpm: { micros: 6_000_000, currency: "EUR" } }],
    });
  });

  it("one that two figures were chosen to be read from is named, one source for several figures is not", () => {
    const [market, text] = [0, "market,figure,report\nDE,7,ad server"];
    expect(spoken(text, { mapping: { market, cpm: 1, dailyImpressions: 1 }, cpmCurrency: "EUR" })).toEqual([
      "row 1, B: CPM and Impressions a day are both read from here; choose which of them it is.",
    ]);
    expect(spoken(text, { mapping: { market, dailyImpressions: 1, dailyImpressionsSource: 2, cpmSource: 2 } })).toEqual([]);
  });

  it("shows each with its first filled cells", () => {
    expect(read("market,cpm_usd\nDE,\nFR,6.2").columns).toEqual([
      { letter: "A", header: "market", samples: ["DE", "FR"] },
      { letter: "B", header: "cpm_usd", samples: ["6.2"] },
    ]);
  });
});

describe("a cell that is wrong is named by row and column:", () => {
  const cases: [string, string, string][] = [
    ["an unknown country", good.replace("US,en", "XX,en"), "row 2, A: “XX” is no country"],
    ["a country of everyday", good.replace("US,en", "UK,en"), "row 2, A: “UK” is no country of ISO 3166-1, such as DE; is GB meant?"],
    ["a look-alike", good.replace("US,en", "UЅ,en"), "row 2, A: “UЅ” is no country"],
    ["a country that is no more", good.replace("US,en", "SU,en"), "row 2, A: “SU” is no country"],
    ["a right-to-left name", good.replace("US,en", "السعودية,en"), "row 2, A: “السعودية” is no country"],
    ["an unknown currency", good.replace(",USD,", ",XYZ,"), "row 2, C: “XYZ” is no currency"],
    ["a withdrawn currency", good.replace(",USD,", ",DEM,"), "row 2, C: “DEM” is no currency"],
    ["an unknown locale", good.replace("es-US", "klingon"), "row 2, B: “klingon” is no known locale"],
    ["a locale twice", good.replace("es-US", "en_us"), "row 2, B: en-US is there twice"],
    ["shares over 100 %", good.replace("en-US;es-US", "en-US:80;es-US:30"), "row 2, B: The shares add up to 110 %: 10 % are too many"],
    ["shares under 100 %", good.replace("en-US;es-US", "en-US 80 %; es-US 19.5 %"), "row 2, B: The shares add up to 99.5 %: 0.5 % are missing"],
    ["a share of more than the whole", good.replace("en-US;es-US", "en-US:180"), "row 2, B: “180” is no share"],
    ["half the shares", good.replace("en-US;es-US", "en-US:80;es-US"), "row 2, B: es-US has no share and others have"],
    ["a negative CPM", good.replace("9.8", "-9.8"), "row 2, D: “-9.8” is negative"],
    ["an absurd CPM", good.replace("9.8", "10001"), "row 2, D: 10,001 is a price of more than 10 USD for one impression"],
    ["a CPM with a sign", good.replace("9.8", "$9.8"), "row 2, D: “$9.8” holds a unit or currency"],
    ["absurd impressions", good.replace("4200000", "100000000001"), "row 2, E: 100,000,000,001 impressions a day are more than ten for every person"],
    ["part of an impression", good.replace("4200000", "4.5"), "row 2, E: 4.5 is no whole number"],
    ["an absurd TTFB", good.replace("180", "180000"), "row 2, F: 180,000 ms is more than a minute"],
    ["a TTFB in seconds", good.replace("180", "0.18"), "row 2, F: 0.18 ms is less than 1 ms"],
    ["a conversion rate over 1", good.replace("0.0121", "1.21"), "row 2, G: 1.21 is more than every impression; write 1.21 % or 0.0121"],
    ["a vertical that is none", good.replace("gambling", "gamblin"), "row 2, H: “gamblin” is no vertical; there are food"],
    ["a formula", good.replace("9.8", "=1+1"), "row 2, D: “=1+1” is a formula"],
    ["a number in powers of ten", good.replace("4200000", "4.2E+06"), "row 2, E: “4.2E+06” is written in powers of ten"],
    ["NUL", good.replace("US,en", "U\0S,en"), "row 2, A: “U·S” holds a line break, tab or other control"],
    ["a direction override", good.replace("US,en", "\u202EUS,en"), "row 2, A: “·US” holds an invisible character that overrides"],
    ["a direction mark", good.replace("US,en", "\u200EUS,en"), "row 2, A: “·US” holds an invisible character"],
    ["a broken character", good.replace("en-US", "en-US\uFFFD"), "row 2, B: “en-US�;es-US” holds a broken character"],
    ["a cell too many", `${good},x`, "row 2, I: This row has more cells than the header"],
    ["a row without a country", good.replace("US,en", ",en"), "row 2, A: This row names no country"],
    ["a market twice", `${good}\nFR,,,,,,,\nUS,,,,,,,`, "row 4, A: US is there already, in row 2; one of the two rows is too many"],
    ["a currency against its header", "market,cpm_usd,cpm_currency\nDE,7.4,EUR", "row 2, C: EUR contradicts the header of the CPM, which says USD"],
    ["a CPM without a currency", "market,cpm\nDE,7.4", "row 2, B: This CPM has no currency"],
    ["a day that is none", "market,cpm_usd,cpm_on\nDE,7.4,2026-02-30", "row 2, C: “2026-02-30” is no day"],
    ["a day in another order", "market,cpm_usd,cpm_on\nDE,7.4,25.11.2026", "row 2, C: “25.11.2026” is no day"],
    ["a day to come", "market,cpm_usd,cpm_on\nDE,7.4,2026-11-27", "row 2, C: 2026-11-27 is in the future"],
    ["a long source", `market,cpm_usd,cpm_source\nDE,7.4,${"x".repeat(121)}`, "row 2, C: This source has 121 characters"],
    ["a long cell", good.replace("gambling", "x".repeat(2_001)), "row 2, H: This cell has 2001 characters"],
    ["no column for the market", "land,cpm_usd\nDE,7", "row 1: No column names the market"],
    ["a header alone", "market,cpm_usd\n", "row 2: There are no markets below the header"],
  ];
  it.each(cases)("%s", (_, text, says) => {
    expect(spoken(text)).toContainEqual(expect.stringContaining(says));
  });

  it("rows are counted as a spreadsheet does, blank ones too", () => {
    expect(spoken("\n\nmarket,cpm_usd\n\nDE,x")).toEqual(["row 5, B: “x” is not a number."]);
  });

  it("all of them in the order of rows and columns, capped at what a person reads", () => {
    const { complaints, problems } = read(`market,currency,cpm_usd\n${"XX,YYY,-1\n".repeat(50)}`);
    expect([problems, complaints.length, complaints.at(-1)]).toEqual([150, 101, { at: "and", says: "50 more problems below." }]);
    expect(complaints.slice(0, 4).map(({ at }) => at)).toEqual(["row 2, A", "row 2, B", "row 2, C", "row 3, A"]);
  });
});

describe("several rows of a market", () => {
  const long = "market,locale,locale_share,cpm_usd,daily_impressions\nUS,en-US,80,9.8,4200000\nUS,es-US,20,,\nDE,de-DE,100,7.4,1500000";

  it("are its locales, and agree in all else", () => {
    expect(read(long)).toMatchObject({
      complaints: [],
      drafts: [
        {
          market: "US",
          rows: [2, 3],
          dailyImpressions: 4_200_000,
          locales: [
            { locale: "en-US", sharePpm: 800_000 },
            { locale: "es-US", sharePpm: 200_000 },
          ],
        },
        { market: "DE", rows: [4], locales: [{ locale: "de-DE", sharePpm: 1_000_000 }] },
      ],
    });
  });

  it.each([
    ["parts of 1", long.replace(",80,", ",0.8,").replace(",20,", ",0.2,").replace(",100,", ",1,")],
    ["percent signs", long.replace(",80,", ",80 %,").replace(",20,", ",20%,").replace(",100,", ",100 %,")],
  ])("take shares as %s too", (_, text) => {
    expect(read(text).drafts).toEqual(read(long).drafts);
  });

  it.each([
    ["another figure", long.replace("US,es-US,20,,", "US,es-US,20,9.5,"), "row 3, D: 9.5 contradicts row 2, where US has 9.8"],
    ["shares of more than 100 %", long.replace(",20,", ",30,"), "row 3, C: US in rows 2 to 3: The shares add up to 110 %: 10 % are too many"],
    ["a locale again", long.replace("es-US", "en-US"), "row 3, A: US is there already, in row 2 with en-US"],
    ["a share for several locales", long.replace("de-DE", "de-DE;en-DE"), "row 4, C: A share needs exactly one locale"],
    ["a share of more than the whole", long.replace(",80,", ",800,"), "row 2, C: 800 % is a share of more than 100 %"],
  ])("are named when there is %s", (_, text, says) => {
    expect(spoken(text)).toContainEqual(expect.stringContaining(says));
  });
});

describe("what cells can say", () => {
  it("is read in the ways people write it", () => {
    const text = "Country;Locales;CPM;Currency;Conversion rate (%)\ngermany;de_de;7,40;eur;1,09\nUnited Kingdom;en-GB 90 %, cy-GB 10 %;1.234,50;gbp;1,18 %";
    expect(read(text)).toMatchObject({
      complaints: [],
      drafts: [
        { market: "DE", locales: [{ locale: "de-DE", sharePpm: null }], cpm: { micros: 7_400_000, currency: "EUR" }, conversionRate: 0.0109 },
        { market: "GB", locales: [{ sharePpm: 900_000 }, { sharePpm: 100_000 }], cpm: { micros: 1_234_500_000, currency: "GBP" }, conversionRate: 0.0118 },
      ],
    });
  });

  it("fault 112: keeps a right-to-left source as it was written, in NFC", () => {
    const { drafts } = read("market,cpm_usd,cpm_source\nSA,5.2,تقرير الربع الثالث 🐪\nIL,5.9,Cafe\u0301");
    expect(drafts.map(({ sources }) => sources.cpm?.source)).toEqual(["تقرير الربع الثالث 🐪", "Café"]);
  });

  it("an empty cell is nothing said, and none takes a figure away", () => {
    expect(read("market,cpm_usd,daily_impressions,verticals_restricted\nDE,,none,None").drafts[0]).toMatchObject({
      cpm: undefined,
      dailyImpressions: null,
      restricted: [],
    });
  });

  it("prices in small money may be large", () => {
    expect(read("market,currency,cpm\nID,IDR,18000\nIR,IRR,45000000\nKE,KES,12000").complaints).toEqual([]);
    expect(read("market,locale,currency,cpm\nID,id-ID,,18000\nID,jv-ID,IDR,").complaints).toEqual([]);
    expect(spoken("market,locale,currency,cpm\nDE,de-DE,,\nDE,tr-DE,,18000\nDE,en-DE,EUR,")).toEqual([
      "row 3, D: 18,000 is a price of more than 10 EUR for one impression; CPM is for a thousand.",
    ]);
  });
});

it("more rows or columns than the limits are refused by number", () => {
  const rows = Array.from({ length: 20_001 }, () => ["DE"]);
  expect(() => readMarkets([["market"], ...rows], asFound, today)).toThrow("more than 20,000 rows");
  expect(() => readMarkets([["market", ...Array(200).fill("x")]], asFound, today)).toThrow("more than 200 columns");
  expect(() => readMarkets([], asFound, today)).toThrow(Refusal);
});

it("never breaks on anything that is in a file", () => {
  const cell = fc.constantFrom(
    "market",
    "DE",
    "en-US:80",
    "cpm",
    "1.234",
    "7,5",
    ",",
    "\n",
    '"',
    ";",
    "\0",
    "\ud800",
    "=A1",
    "none",
    "__proto__",
    "%",
    "-1",
    "e9",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(cell).map((cells) => `market,locales,cpm,share,cpm_on\n${cells.join("")}`),
      ),
      (text) => {
        const table = readDelimited(text);
        if (!("rows" in table)) return;
        try {
          readMarkets(table.rows, asFound, today);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      },
    ),
  );
});

describe("cells made to take long", () => {
  it.each([
    ["a thousand verticals", `market,verticals_restricted\nDE,"${"q;".repeat(990)}"`, "There are 990 verticals"],
    ["hundreds of locales", `market,locales\nDE,"${"en-DE;".repeat(300)}"`, "There are 301 locales"],
  ])("fault 65: are told in one sentence: %s", (_, text, says) => {
    const { complaints } = read(text);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]?.says).toContain(says);
  });
});
