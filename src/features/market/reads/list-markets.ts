import { demand } from "@/features/identity/policy";
import type { Currency } from "@/kernel/money";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";
import { lineOf, type MarketLine } from "../model/market-line";
import { getCurrency } from "./get-currency";
import { listFacts } from "./list-facts";
import { listMeasured } from "./list-measured";

/** Every market of the organization with what follows from its figures, by code; `known` is the currency of a caller that has read it. */
export async function listMarkets(scope: Scope, tx: Tx = db(), known: Currency | null = null): Promise<MarketLine[]> {
  demand(scope, "market.read", "market");
  const facts = await listFacts(scope, tx);
  const currency = known ?? (await getCurrency(scope, tx));
  const measured = await listMeasured(scope, tx);
  return facts.map((one) => lineOf(one, measured.get(one.market) ?? null, currency));
}
