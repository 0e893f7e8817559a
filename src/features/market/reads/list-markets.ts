import { demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db, type Prisma, type Tx } from "@/platform/db";
import { nameOfMarket } from "../model/catalogue";
import { lineOf, type MarketFacts, type MarketLine } from "../model/market-line";
import { FigureSources } from "../schema";
import { getCurrency } from "./get-currency";
import { listMeasured } from "./list-measured";

const whole = { locales: { orderBy: { position: "asc" } } } satisfies Prisma.MarketInclude;

/** Every market of the organization with what follows from its figures, by code. */
export async function listMarkets(scope: Scope, tx: Tx = db()): Promise<MarketLine[]> {
  demand(scope, "market.read", "market");
  const rows = await tx.market.findMany({ where: { organizationId: scope.organizationId }, include: whole, orderBy: { market: "asc" } });
  const currency = await getCurrency(scope, tx);
  const measured = await listMeasured(scope);
  return rows.map((row) => lineOf(factsOf(row), measured.get(row.market) ?? null, currency));
}

function factsOf(row: Prisma.MarketGetPayload<{ include: typeof whole }>): MarketFacts {
  return {
    market: row.market,
    name: nameOfMarket(row.market),
    currency: row.currency,
    locales: row.locales.map(({ locale, sharePpm }) => ({ locale, sharePpm })),
    cpm: row.cpmMicros === null ? null : { micros: Number(row.cpmMicros), currency: row.cpmCurrency },
    dailyImpressions: row.dailyImpressions === null ? null : Number(row.dailyImpressions),
    conversionRate: row.conversionRate,
    enteredTtfbP75Ms: row.ttfbP75Ms,
    restricted: row.restricted,
    sources: FigureSources.parse(row.sources),
    revision: row.revision,
    updatedAt: row.updatedAt,
  };
}
