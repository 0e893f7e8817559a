import fc from "fast-check";
import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { verticals } from "@/features/campaign/model/campaign";
import { fitShares } from "@/kernel/share";
import { currencyCodes, markets, nameOfMarket } from "./catalogue";
import { exportCsv, exportTable } from "./export-markets";
import type { Cell } from "./import-columns";
import { readFileTable } from "./import-file";
import { readMarkets } from "./import-markets";
import { changesOf, freshFacts, planImport, type StoredFacts } from "./import-plan";

const today = "2026-11-25";
const asFound = { mapping: null, decimal: null, cpmCurrency: null };
const fromFile = { source: "markets.csv", on: today, stated: false };

const draftsOf = (table: readonly (readonly Cell[])[]) => {
  const { drafts, complaints } = readMarkets(table, asFound, today);
  expect(complaints).toEqual([]);
  return drafts;
};
const plan = (table: Cell[][], held: StoredFacts[] = [], from = fromFile) => planImport(draftsOf(table), held, from);

const germany: StoredFacts = {
  ...freshFacts("DE"),
  cpm: { micros: 7_400_000, currency: "USD" },
  dailyImpressions: 1_500_000,
  restricted: ["gambling"],
  sources: { cpm: { source: "rate card", on: "2026-10-01" }, dailyImpressions: { source: "ad server", on: "2026-11-01" } },
};

describe("an import's plan", () => {
  it("gives a new market what the file says, the catalogue's currency and locale, and the file as source", () => {
    expect(
      plan([
        ["market", "cpm_usd"],
        ["DE", 7.4],
      ]),
    ).toEqual([
      {
        market: "DE",
        name: "Germany",
        rows: [2],
        state: "new",
        changes: [
          { what: "CPM", from: "", to: "7.4 USD" },
          { what: "source of CPM", from: "", to: `markets.csv, ${today}` },
        ],
        facts: { ...freshFacts("DE"), cpm: { micros: 7_400_000, currency: "USD" }, sources: { cpm: { source: "markets.csv", on: today } } },
      },
    ]);
  });

  it("leaves alone what the file says nothing of, and changes nothing for the same figure", () => {
    expect(
      plan(
        [
          ["market", "cpm_usd", "daily_impressions"],
          ["DE", 7.4, ""],
        ],
        [germany],
      ),
    ).toMatchObject([{ state: "same", changes: [], facts: germany }]);
  });

  it("names every change, its new source among them", () => {
    const [only] = plan(
      [
        ["market", "cpm_usd", "verticals_restricted"],
        ["DE", 8, "alcohol"],
      ],
      [germany],
    );
    expect(only?.changes).toEqual([
      { what: "CPM", from: "7.4 USD", to: "8 USD" },
      { what: "restricted verticals", from: "gambling", to: "alcohol" },
      { what: "source of CPM", from: "rate card, 2026-10-01", to: `markets.csv, ${today}` },
    ]);
  });

  it("takes a figure away, with its source, for none", () => {
    const [only] = plan(
      [
        ["market", "daily_impressions"],
        ["DE", "none"],
      ],
      [germany],
    );
    expect(only?.facts).toMatchObject({ dailyImpressions: null, sources: { cpm: { source: "rate card" } } });
    expect(only?.facts.sources).not.toHaveProperty("dailyImpressions");
  });

  it("counts a source that a person wrote for the same figure too", () => {
    const stated = { source: "rate card", on: "2026-11-20", stated: true };
    expect(
      plan(
        [
          ["market", "cpm_usd"],
          ["DE", 7.4],
        ],
        [germany],
        stated,
      ),
    ).toMatchObject([{ state: "changed", changes: [{ what: "source of CPM", from: "rate card, 2026-10-01", to: "rate card, 2026-11-20" }] }]);
  });

  it("takes a figure's own source and day over the file's", () => {
    const [only] = plan(
      [
        ["market", "cpm_usd", "cpm_source", "cpm_on"],
        ["DE", 9, "new card", "2026-11-02"],
      ],
      [germany],
    );
    expect(only?.facts.sources.cpm).toEqual({ source: "new card", on: "2026-11-02" });
    const [undated] = plan(
      [
        ["market", "cpm_usd", "cpm_source"],
        ["DE", 7.4, "new card"],
      ],
      [germany],
    );
    expect(undated?.facts.sources.cpm).toEqual({ source: "new card", on: today });
  });

  it("keeps the shares of the same locales, and parts others equally", () => {
    const held = {
      ...freshFacts("US"),
      locales: [
        { locale: "en-US", sharePpm: 800_000 },
        { locale: "es-US", sharePpm: 200_000 },
      ],
    };
    expect(
      plan(
        [
          ["market", "locales"],
          ["US", "en-US;es-US"],
        ],
        [held],
      ),
    ).toMatchObject([{ state: "same" }]);
    const [third] = plan(
      [
        ["market", "locales"],
        ["US", "en-US;es-US;zh-US"],
      ],
      [held],
    );
    expect(third?.facts.locales.map(({ sharePpm }) => sharePpm)).toEqual([333_334, 333_333, 333_333]);
  });
});

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const text = fc
  .string({ unit: fc.constantFrom(..."ab ,;\"'=+-@%.1\u0645é🐪"), minLength: 1, maxLength: 12 })
  .map((raw) => raw.normalize("NFC").trim())
  .filter((raw) => raw !== "");
const source = fc.record({ source: fc.oneof(text, fc.constant("none")), on: day });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const shares = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 4 }).map(fitShares);
const languages = ["en", "de", "ar", "ja"];

const anyFacts: fc.Arbitrary<StoredFacts> = fc
  .record({
    market: fc.constantFrom(...markets.map(({ code }) => code)),
    currency: fc.constantFrom(...currencyCodes),
    shares,
    cpm: maybe(fc.record({ micros: fc.integer({ min: 0, max: 10_000_000_000 }), currency: fc.constantFrom(...currencyCodes) })),
    dailyImpressions: maybe(fc.integer({ min: 0, max: 1e11 })),
    conversionRate: maybe(fc.integer({ min: 0, max: 1e12 }).map((trillionths) => trillionths / 1e12)),
    enteredTtfbP75Ms: maybe(fc.integer({ min: 1, max: 60_000 })),
    restricted: fc.subarray(verticals.filter((vertical) => vertical !== "general")),
    all: fc.record({ cpm: source, dailyImpressions: source, conversionRate: source, ttfbP75: source }),
  })
  .map(({ shares: parts, all, ...facts }) => ({
    ...facts,
    locales: parts.map((sharePpm, at) => ({ locale: `${languages[at]}-${facts.market}`, sharePpm })),
    sources: {
      ...(facts.cpm && { cpm: all.cpm }),
      ...(facts.dailyImpressions !== null && { dailyImpressions: all.dailyImpressions }),
      ...(facts.conversionRate !== null && { conversionRate: all.conversionRate }),
      ...(facts.enteredTtfbP75Ms !== null && { ttfbP75: all.ttfbP75 }),
    },
  }));
const anyMarkets = fc.uniqueArray(anyFacts, { selector: ({ market }) => market, minLength: 1, maxLength: 6 });
const named = (held: StoredFacts[]) => held.map((facts) => ({ ...facts, name: nameOfMarket(facts.market) }));

/** The states that importing a file's bytes would bring about. */
async function reimport(bytes: Uint8Array, held: StoredFacts[]) {
  const { table = [] } = await readFileTable(bytes);
  const plans = planImport(draftsOf(table), held, { ...fromFile, on: "2026-11-26" });
  return { states: plans.map(({ state }) => state), afresh: planImport(draftsOf(table), [], fromFile).map(({ facts }) => facts) };
}

describe("what is exported", () => {
  it("comes back from CSV without a change, and makes the same markets anew", async () => {
    await fc.assert(
      fc.asyncProperty(anyMarkets, async (held) => {
        const { states, afresh } = await reimport(new TextEncoder().encode(exportCsv(exportTable(named(held)))), held);
        expect(states).toEqual(held.map(() => "same"));
        expect(afresh.flatMap((facts, at) => changesOf(held[at] ?? facts, facts))).toEqual([]);
      }),
    );
  });

  it("comes back from XLSX without a change, and makes the same markets anew", async () => {
    await fc.assert(
      fc.asyncProperty(anyMarkets, async (held) => {
        const bytes = await writeXlsxFile(exportTable(named(held))).toBuffer();
        const { states, afresh } = await reimport(bytes, held);
        expect(states).toEqual(held.map(() => "same"));
        expect(afresh.flatMap((facts, at) => changesOf(held[at] ?? facts, facts))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "'=1"])("fault 113: keeps a spreadsheet from running the source %j", (written) => {
    const facts = { ...germany, name: "Germany", sources: { cpm: { source: written, on: today } } };
    const [, row = []] = exportTable([facts]);
    expect(row).toContain(`'${written}`);
    const csv = exportCsv(exportTable([facts]));
    expect(csv.split(/[,\r\n]/).filter((cell) => /^"?[=+\-@＝]/.test(cell))).toEqual([]);
  });

  it("fault 113: is quoted as RFC 4180 asks", () => {
    const csv = exportCsv(exportTable([{ ...germany, name: "Germany", sources: { cpm: { source: 'a "b", c', on: today } } }]));
    expect(csv).toContain('"a ""b"", c"');
    expect(csv).toMatch(/\r\n$/);
  });
});
