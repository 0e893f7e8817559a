import { demand } from "@/features/identity/policy";
import type { Currency } from "@/kernel/money";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { figuresOf, type MarketFigures } from "../model/market-line";

/** What media value is worked out from, of every market by code: without a look at what beacons measured. */
export async function listFigures(scope: Scope, currency: Currency): Promise<MarketFigures[]> {
  demand(scope, "market.read", "market");
  const rows = await db().market.findMany({
    where: { organizationId: scope.organizationId },
    select: { market: true, cpmMicros: true, cpmCurrency: true, dailyImpressions: true },
    orderBy: { market: "asc" },
  });
  return rows.map(({ market, cpmMicros, cpmCurrency, dailyImpressions }) => {
    const cpm = cpmMicros === null ? null : { micros: Number(cpmMicros), currency: cpmCurrency };
    return figuresOf({ market, cpm, dailyImpressions: dailyImpressions === null ? null : Number(dailyImpressions) }, currency);
  });
}
