import { quantile } from "@/features/beacon/model/sketch";
import { demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";
import type { MeasuredTtfb } from "../model/market-line";

/** Fewer impressions say nothing about a market's p75, and could be told apart by campaign. */
const leastCount = 100;
const windowDays = 28;

interface Row {
  market: string;
  bin: number;
  count: bigint;
  lastAt: Date;
}

/**
 * The p75 TTFB from the start of loading that real beacons measured in the last 28 days, on both arms, by market, where at least 100 were counted.
 * Of all campaigns of the organization, also of teams that the scope does not see: a market's figures are everyone's, and a
 * percentile, a count and a time name no campaign.
 */
export async function listMeasured(scope: Scope, tx: Tx = db()): Promise<Map<string, MeasuredTtfb>> {
  demand(scope, "market.read", "market");
  // Campaign by campaign, so that the windows are a range of the primary key and a longer history costs nothing.
  const rows = await tx.$queryRaw<Row[]>`
    SELECT market, bin, sum(count)::bigint AS count, max(last_at) AS "lastAt" FROM campaign CROSS JOIN LATERAL (
      SELECT market, bin, sum(count) AS count, max(window_at) AS last_at FROM beacon_bin
      WHERE beacon_bin.organization_id = campaign.organization_id AND beacon_bin.campaign = campaign.slug
        AND window_at > now() - ${windowDays}::int * interval '1 day' AND measure = 'ttfb_start' AND label = ''
      GROUP BY market, bin) AS counted
    WHERE campaign.organization_id = ${scope.organizationId}::uuid GROUP BY market, bin ORDER BY market, bin`;
  const byMarket = new Map<string, Row[]>();
  for (const row of rows) byMarket.set(row.market, [...(byMarket.get(row.market) ?? []), row]);
  return new Map([...byMarket].flatMap(([market, bins]) => measuredOf(bins).map((measured) => [market, measured] as const)));
}

function measuredOf(rows: Row[]): MeasuredTtfb[] {
  const bins = rows.map(({ bin, count }) => ({ bin, count: Number(count) }));
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  const p75Ms = quantile(bins, 0.75);
  if (p75Ms === null || count < leastCount) return [];
  return [{ p75Ms: Math.round(p75Ms), count, lastAt: new Date(Math.max(...rows.map(({ lastAt }) => lastAt.getTime()))) }];
}
