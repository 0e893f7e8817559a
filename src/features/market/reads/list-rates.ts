import { demand } from "@/features/identity/policy";
import type { Rate } from "@/kernel/money";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";

export interface DatedRate extends Rate {
  /** Where it is from; "" when nobody said. */
  source: string;
}

/** Every exchange rate that the organization dated, the newest first. */
export async function listRates(scope: Scope): Promise<DatedRate[]> {
  demand(scope, "market.read", "market");
  const rows = await db().exchangeRate.findMany({
    where: { organizationId: scope.organizationId },
    orderBy: [{ validOn: "desc" }, { base: "asc" }, { quote: "asc" }],
  });
  return rows.map(({ base, quote, validOn, rate, source }) => ({ base, quote, on: validOn.toISOString().slice(0, 10), rate: Number(rate), source }));
}
