import { demand } from "@/features/identity/policy";
import { findPlace } from "@/features/market/model/places";
import { getCurrency } from "@/features/market/reads/get-currency";
import { listMarkets } from "@/features/market/reads/list-markets";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";
import type { Demand, Ground } from "../model/question";
import { listSites } from "./list-sites";

/** What a question to the planner is asked of now: sites, markets with what is known of their audiences, and rates. */
export async function getGround(scope: Scope, tx: Tx = db()): Promise<Ground> {
  demand(scope, "hub.read", "hub");
  const { sites } = await listSites(scope, tx);
  const currency = await getCurrency(scope, tx);
  const lines = await listMarkets(scope, tx, currency);
  const markets = lines.map(({ market, name, dailyImpressions, ttfbP75Ms, measured }): Demand => {
    const place = findPlace(market);
    return {
      market,
      name,
      place: place && { latitude: place.latitude, longitude: place.longitude },
      dailyImpressions,
      todayMs: ttfbP75Ms,
      isMeasured: measured !== null,
    };
  });
  return { sites, markets, currency };
}
