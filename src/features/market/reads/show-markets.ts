import { may } from "@/features/identity/policy";
import type { Currency } from "@/kernel/money";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { MarketLine } from "../model/market-line";
import { getCurrency } from "./get-currency";
import { listMarkets } from "./list-markets";

/** The markets for their screen: with what sums are shown in, and whether the person there may change them. */
export async function showMarkets(scope: Scope): Promise<{ lines: MarketLine[]; currency: Currency; may: { edit: boolean } }> {
  const currency = await getCurrency(scope);
  return { lines: await listMarkets(scope, db(), currency), currency, may: { edit: may(scope, "market.edit") } };
}
