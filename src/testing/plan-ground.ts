import { db } from "@/platform/db";
import type { TestOrganization } from "./organization";

type Line = [market: string, dailyImpressions: number | null, ttfbP75Ms: number | null];

/** Markets with the figures that the planner needs. */
export async function makeMarkets(organization: TestOrganization, lines: readonly Line[]): Promise<void> {
  await db().market.createMany({
    data: lines.map(([market, dailyImpressions, ttfbP75Ms]) => ({
      organizationId: organization.id,
      market,
      currency: "USD",
      cpmCurrency: "USD",
      dailyImpressions,
      ttfbP75Ms,
    })),
  });
}
