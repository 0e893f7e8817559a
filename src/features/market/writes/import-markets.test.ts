import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/platform/db";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { markets } from "../model/catalogue";
import { exportCsv, exportTable } from "../model/export-markets";
import { listMarkets } from "../reads/list-markets";
import { previewImport } from "../reads/preview-import";
import type { PreviewImport } from "../schema";
import { addMarket } from "./add-market";
import { editMarket } from "./edit-market";
import { importMarkets } from "./import-markets";

const sample = readFileSync(resolve(import.meta.dirname, "../../../processes/stack/demo/markets.csv"), "utf8");
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const today = new Date().toISOString().slice(0, 10);
let organization: TestOrganization;
let stranger: TestOrganization;

const fileOf = (text: string, choices: Partial<PreviewImport> = {}): PreviewImport => ({
  fileName: "markets.csv",
  base64: Buffer.from(text).toString("base64"),
  mapping: null,
  decimal: null,
  cpmCurrency: null,
  source: null,
  on: null,
  ...choices,
});
const preview = (text: string, choices?: Partial<PreviewImport>) => previewImport(organization.owner, fileOf(text, choices));
async function take(text: string, choices?: Partial<PreviewImport>) {
  const { basis } = await preview(text, choices);
  return importMarkets(organization.owner, { ...fileOf(text, choices), basis });
}
const states = (plans: { state: string }[]) => [...new Set(plans.map(({ state }) => state))];

beforeEach(async () => {
  organization = await makeOrganization();
  stranger = await makeOrganization();
});

describe("the preview of an import", () => {
  it("says what it would do and writes nothing", async () => {
    const seen = await preview(sample);
    expect(seen).toMatchObject({ kind: "CSV, UTF-8", rowsRead: 26, problems: 0, complaints: [], from: { source: "markets.csv", on: today } });
    expect([seen.plans.length, states(seen.plans), seen.columns[3]?.header]).toEqual([26, ["new"], "cpm_usd"]);
    expect(await listMarkets(organization.owner)).toEqual([]);
    expect(await db().auditRow.count({ where: { organizationId: organization.id } })).toBe(0);
  });

  it("shows each market as new, changed with what from and to, or the same", async () => {
    await take(sample);
    const { plans } = await preview(`${sample.replace("GB,en-GB,GBP,8.1", "GB,en-GB,GBP,8.2")}AT,de-AT,EUR,6,100000,150,0.01,`);
    expect(plans.filter(({ state }) => state !== "same")).toMatchObject([
      { market: "GB", rows: [3], state: "changed", changes: [{ what: "CPM", from: "8.1 USD", to: "8.2 USD" }] },
      { market: "AT", rows: [28], state: "new" },
    ]);
  });

  it("is forbidden to a producer", async () => {
    await expect(previewImport(organization.as("producer"), fileOf(sample))).rejects.toEqual(refusal("forbidden"));
  });
});

describe("importing markets", () => {
  it("stores every market with the file as its figures' source and leaves an audit row", async () => {
    const { basis } = await preview(sample);
    expect(await importMarkets(organization.as("ad_manager"), { ...fileOf(sample), basis })).toEqual({ added: 26, changed: 0, same: 0 });
    const lines = await listMarkets(organization.owner);
    const file = { source: "markets.csv", on: today };
    expect(lines.find(({ market }) => market === "US")).toMatchObject({
      currency: "USD",
      locales: [
        { locale: "en-US", sharePpm: 500_000 },
        { locale: "es-US", sharePpm: 500_000 },
      ],
      cpm: { micros: 9_800_000, currency: "USD" },
      dailyImpressions: 4_200_000,
      conversionRate: 0.0121,
      enteredTtfbP75Ms: 180,
      mediaValue: { micros: 41_160_000_000, currency: "USD" },
      sources: { cpm: file, dailyImpressions: file, conversionRate: file, ttfbP75: file },
    });
    expect(await db().auditRow.findMany({ where: { organizationId: organization.id } })).toMatchObject([
      { verb: "market.import", detail: { fileName: "markets.csv", added: 26, changed: 0, same: 0, markets: { count: 26 } } },
    ]);
    const [{ detail } = { detail: {} }] = await db().auditRow.findMany({ where: { organizationId: organization.id } });
    expect(detail).toMatchObject({ markets: { first: expect.arrayContaining([expect.objectContaining({ market: "US", state: "new" })]) } });
    expect(JSON.stringify(detail)).toContain('"to":"9.8 USD"');
  });

  it.each([
    ["ends in half an emoji", `${"x".repeat(254)}\ud83d`, `${"x".repeat(119)}…`],
    ["has an emoji where it is cut", `${"x".repeat(118)}🐪 of the third quarter.csv`, `${"x".repeat(118)}…`],
    ["holds a control character", "mar\u0000kets.csv", "markets.csv"],
  ])("takes a file whose name %s", async (_, fileName, source) => {
    await take("market,cpm_usd\nUS,9.8", { fileName });
    expect((await listMarkets(organization.owner))[0]?.sources.cpm?.source).toBe(source);
  });

  it("changes nothing for the same file again, and says so", async () => {
    await take(sample);
    expect(states((await preview(sample)).plans)).toEqual(["same"]);
    expect(await take(sample)).toEqual({ added: 0, changed: 0, same: 26 });
    expect((await listMarkets(organization.owner)).map(({ revision }) => revision)).toEqual(Array(26).fill(1));
  });

  it("updates instead of doubling, and keeps what the file says nothing of", async () => {
    await take(sample);
    expect(await take("market,cpm_usd\nUS,10\nGB,8.1", { source: "rate card 2027", on: "2026-11-01" })).toEqual({ added: 0, changed: 2, same: 0 });
    const lines = await listMarkets(organization.owner);
    expect(lines).toHaveLength(26);
    expect(lines.find(({ market }) => market === "US")).toMatchObject({
      cpm: { micros: 10_000_000 },
      dailyImpressions: 4_200_000,
      revision: 2,
      sources: { cpm: { source: "rate card 2027", on: "2026-11-01" }, dailyImpressions: { source: "markets.csv" } },
    });
  });

  it("is all or nothing, with every problem by row and column", async () => {
    const bad = sample.replace("GB,en-GB,GBP,8.1", "GB,en-GB,GBP,-8.1").replace("JP,ja-JP", "JX,ja-JP");
    const failed = importMarkets(organization.owner, { ...fileOf(bad), basis: (await preview(bad)).basis });
    await expect(failed).rejects.toMatchObject({ code: "invalid", complaints: [{ at: "row 3, D" }, { at: "row 8, A" }] });
    expect(await listMarkets(organization.owner)).toEqual([]);
  });

  it("takes back what it exported without a change", async () => {
    await take(sample);
    await editMarket(organization.owner, { market: "US", revision: 1, facts: { cpm: { micros: 7_125_000, currency: "USD" }, conversionRate: null } });
    const csv = exportCsv(exportTable(await listMarkets(organization.owner)));
    expect(await take(csv, { fileName: "export.csv" })).toEqual({ added: 0, changed: 0, same: 26 });
  });

  it("reads a column that a person chose", async () => {
    const text = "Land;Preis;Alt\nDE;7,40;6\n";
    expect(await preview(text)).toMatchObject({ problems: 1, columns: [{ header: "Land" }, { header: "Preis" }, { header: "Alt" }] });
    expect(await take(text, { mapping: { market: 0, cpm: 1 }, cpmCurrency: "EUR" })).toEqual({ added: 1, changed: 0, same: 0 });
    expect((await listMarkets(organization.owner))[0]?.cpm).toEqual({ micros: 7_400_000, currency: "EUR" });
  });

  it("does not overwrite what someone changed since the preview", async () => {
    await take(sample);
    const { basis } = await preview("market,cpm_usd\nUS,10");
    await editMarket(organization.owner, { market: "US", revision: 1, facts: { dailyImpressions: 5 } });
    await expect(importMarkets(organization.owner, { ...fileOf("market,cpm_usd\nUS,10"), basis })).rejects.toEqual(refusal("conflict"));
    const { basis: fresh } = await preview("market,cpm_usd\nGB,10");
    await editMarket(organization.owner, { market: "US", revision: 2, facts: { dailyImpressions: 6 } });
    expect(await importMarkets(organization.owner, { ...fileOf("market,cpm_usd\nGB,10"), basis: fresh })).toMatchObject({ changed: 1 });
  });

  it("two at once both count, each market once", async () => {
    const [left, right] = [await preview("market,cpm_usd\nUS,10"), await preview("market,cpm_usd\nGB,10")];
    await Promise.all([
      importMarkets(organization.owner, { ...fileOf("market,cpm_usd\nUS,10"), basis: left.basis }),
      importMarkets(organization.owner, { ...fileOf("market,cpm_usd\nGB,10"), basis: right.basis }),
    ]);
    expect((await listMarkets(organization.owner)).map(({ market }) => market)).toEqual(["GB", "US"]);
  });

  it("leaves a stranger's markets alone, and is forbidden to an analyst", async () => {
    await addMarket(stranger.owner, { market: "US" });
    await take(sample);
    expect(await listMarkets(stranger.owner)).toMatchObject([{ market: "US", cpm: null }]);
    const { basis } = await preview(sample);
    await expect(importMarkets(organization.as("analyst"), { ...fileOf(sample), basis })).rejects.toEqual(refusal("forbidden"));
  });

  it("fault 112: keeps a right-to-left source and refuses NUL by its cell", async () => {
    await take("market,cpm_usd,cpm_source\nSA,5.2,تقرير الربع الثالث 🐪");
    expect((await listMarkets(organization.owner))[0]?.sources.cpm?.source).toBe("تقرير الربع الثالث 🐪");
    expect((await preview("market,cpm_usd,cpm_source\nSA,5.2,a\0b")).complaints).toMatchObject([{ at: "row 2, C" }]);
    expect((await preview("market,cpm_usd\nSA,5.2", { fileName: "a\0\u202Eb.csv" })).from.source).toBe("ab.csv");
  });
});

it("5,000 rows of a market and a locale each are every market with its locales", async () => {
  const languages = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja", "ko", "zh", "ar", "he", "hi", "th", "tr", "uk", "sv", "nb", "da"];
  const rows = markets.flatMap(({ code }) =>
    languages.map((language, at) => `${code},${language}-${code},5,USD,${at === 0 ? "7.4,1500000,155,0.0109" : ",,,"}`),
  );
  const text = `market,locale,locale_share,cpm_currency,cpm,daily_impressions,ttfb_p75_ms,conversion_rate\n${rows.join("\n")}`;
  expect(await take(text)).toEqual({ added: 249, changed: 0, same: 0 });
  expect(rows.length).toBeGreaterThan(4_900);
  const [first] = await listMarkets(organization.owner);
  expect([first?.locales.length, first?.dailyImpressions]).toEqual([20, 1_500_000]);
});
