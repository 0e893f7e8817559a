import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import type { StoredFacts } from "../model/import-plan";

/** Puts markets as they are to be, new ones and known ones alike, in three statements; a known one counts its revision. */
export async function storeMarkets(tx: Tx, scope: Scope, markets: readonly StoredFacts[]): Promise<void> {
  const rows = JSON.stringify(markets.map(columnsOf));
  await tx.$executeRaw`
    INSERT INTO market (organization_id, market, currency, cpm_micros, cpm_currency, daily_impressions, conversion_rate, ttfb_p75_ms, restricted, sources)
    SELECT ${scope.organizationId}::uuid, market, currency, cpm_micros, coalesce(cpm_currency, currency), daily_impressions, conversion_rate, ttfb_p75_ms, restricted, sources
    FROM jsonb_to_recordset(${rows}::jsonb) AS given(
      market text, currency text, cpm_micros bigint, cpm_currency text, daily_impressions bigint, conversion_rate float8, ttfb_p75_ms int, restricted text[], sources jsonb)
    ON CONFLICT (organization_id, market) DO UPDATE SET
      currency = excluded.currency, cpm_micros = excluded.cpm_micros,
      cpm_currency = CASE WHEN excluded.cpm_micros IS NULL THEN market.cpm_currency ELSE excluded.cpm_currency END,
      daily_impressions = excluded.daily_impressions, conversion_rate = excluded.conversion_rate, ttfb_p75_ms = excluded.ttfb_p75_ms,
      restricted = excluded.restricted, sources = excluded.sources, revision = market.revision + 1, updated_at = now()`;
  await tx.marketLocale.deleteMany({ where: { organizationId: scope.organizationId, market: { in: markets.map(({ market }) => market) } } });
  await tx.marketLocale.createMany({
    data: markets.flatMap(({ market, locales }) => locales.map((row, position) => ({ ...row, organizationId: scope.organizationId, market, position }))),
  });
}

function columnsOf({ market, currency, cpm, dailyImpressions, conversionRate, enteredTtfbP75Ms, restricted, sources }: StoredFacts) {
  return {
    market,
    currency,
    cpm_micros: cpm?.micros ?? null,
    cpm_currency: cpm?.currency ?? null,
    daily_impressions: dailyImpressions,
    conversion_rate: conversionRate,
    ttfb_p75_ms: enteredTtfbP75Ms,
    restricted,
    sources,
  };
}
