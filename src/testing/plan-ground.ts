import countries from "@/features/market/model/countries.json";
import { db } from "@/platform/db";
import type { TestOrganization } from "./organization";

type Line = readonly [market: string, dailyImpressions: number | null, ttfbP75Ms: number | null];

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

/** Every country there is and a hundred sites of the organization's own: a question that takes half a second and more for each number of hubs. */
export async function makeSlowGround(organization: TestOrganization): Promise<void> {
  const at = (index: number, step: number, most: number) => (((index * step) % 1_000) / 1_000) * 2 * most - most;
  await makeMarkets(
    organization,
    countries.map(({ code }, index) => [code, 50_000 + ((index * 7_919) % 900_000), 850 + (index % 40)] as const),
  );
  await db().hubSite.createMany({
    data: Array.from({ length: 100 }, (_, index) => ({
      ...{ organizationId: organization.id, key: `own-${index}`, provider: "Own", name: `Own ${index}`, country: "DE", currency: "USD" },
      ...{ latitude: at(index, 377, 60), longitude: at(index, 613, 180), monthlyCostMicros: 90_000_000 + ((index * 31) % 97) * 1_000_000 },
    })),
  });
}
