import type { Scope } from "@/kernel/scope";
import type { Prisma, Tx } from "@/platform/db";
import { nameOfMarket } from "../model/catalogue";
import type { MarketFacts } from "../model/market-line";
import { FigureSources } from "../schema";

const whole = { locales: { orderBy: { position: "asc" } } } satisfies Prisma.MarketInclude;

/** What is stored of every market of the organization, by code. */
export async function listFacts(scope: Scope, tx: Tx): Promise<MarketFacts[]> {
  const rows = await tx.market.findMany({ where: { organizationId: scope.organizationId }, include: whole, orderBy: { market: "asc" } });
  return rows.map(factsOf);
}

/** The same with the markets held: until the transaction ends nobody else adds, edits or imports one. */
export async function holdFacts(scope: Scope, tx: Tx): Promise<MarketFacts[]> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`markets:${scope.organizationId}`}, 0))::text`;
  return listFacts(scope, tx);
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
