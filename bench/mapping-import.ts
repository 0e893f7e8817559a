import { parse } from "csv-parse/sync";
import countries from "@/features/market/model/countries.json";
import { previewImport } from "@/features/market/reads/preview-import";
import { importMarkets } from "@/features/market/writes/import-markets";
import { db } from "@/platform/db";
import { makeOrganization } from "@/testing/organization";

export interface ImportRound {
  /** Preview and import, as the dialog calls them one after the other. */
  wallMs: number;
  /** csv-parse alone on the same bytes. */
  parseMs: number;
}

const rows = 5_000;
const languages = "en es de fr ja pt hi ar ru ko it nl sv nb da fi pl cs el tr th".split(" ");

/** Every country in up to 21 languages with a share each, one row a language: 5,000 rows and a header. */
function fileOf(round: number): string {
  const perCountry = countries.map((_, at) => Math.floor(rows / countries.length) + Number(at < rows % countries.length));
  const lines = countries.flatMap(({ code, currency }, at) => {
    const count = perCountry[at] ?? 0;
    return languages.slice(0, count).map((language, place) => {
      // Whole millionths of 100 %, which the first language fills up.
      const each = Math.floor(1_000_000 / count);
      const share = (place === 0 ? 1_000_000 - each * (count - 1) : each) / 10_000;
      const figures = place === 0 ? `${(1 + at / 50).toFixed(2)},${10_000 + at * 1_000 + round},${100 + at},0.0${100 + (at % 50)},gambling;alcohol` : ",,,,";
      return `${code},${language}-${code},${share.toFixed(4)},${currency},${figures}`;
    });
  });
  return ["market,locale,locale_share,currency,cpm_usd,daily_impressions,ttfb_p75_ms,conversion_rate,verticals_restricted", ...lines].join("\n");
}

/** Imports 5,000 rows into a new organization, `rounds` times; the first, which warms up, is not given. */
export async function measureImports(rounds: number, say: (line: string) => void): Promise<ImportRound[]> {
  const done: ImportRound[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const organization = await makeOrganization();
    const text = fileOf(round);
    const base64 = Buffer.from(text).toString("base64");
    const asked = { fileName: "markets.csv", base64, mapping: null, decimal: null, cpmCurrency: null, source: null, on: null };
    const parsedAt = performance.now();
    parse(text);
    const startedAt = performance.now();
    const { basis, problems, rowsRead } = await previewImport(organization.owner, asked);
    const { added } = await importMarkets(organization.owner, { ...asked, basis });
    const wallMs = performance.now() - startedAt;
    const locales = await db().marketLocale.count({ where: { organizationId: organization.id } });
    if (problems > 0 || rowsRead !== rows || locales !== rows)
      throw new Error(`${problems} problems, ${rowsRead} rows read, ${added} markets and ${locales} languages stored.`);
    say(`import ${round}: ${Math.round(wallMs)} ms for ${added} markets in ${locales} languages`);
    if (round > 0) done.push({ wallMs, parseMs: startedAt - parsedAt });
  }
  return done;
}
