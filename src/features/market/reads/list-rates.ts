import { demand } from "@/features/identity/policy";
import type { Rate } from "@/kernel/money";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { ListRates } from "../schema";

interface DatedRate extends Rate {
  /** Where it is from; "" when nobody said. */
  source: string;
}

/** The exchange rates that the organization dated, the newest first and at most so many, with how many there are. */
export async function listRates(scope: Scope, typed: ListRates = {}): Promise<{ rates: DatedRate[]; all: number }> {
  const { limit } = ListRates.parse(typed);
  demand(scope, "market.read", "market");
  const where = { organizationId: scope.organizationId };
  const rows = await db().exchangeRate.findMany({ where, orderBy: [{ validOn: "desc" }, { base: "asc" }, { quote: "asc" }], take: limit });
  const rates = rows.map(({ base, quote, validOn, rate, source }) => ({ base, quote, on: validOn.toISOString().slice(0, 10), rate: Number(rate), source }));
  return { rates, all: rows.length < limit ? rows.length : await db().exchangeRate.count({ where }) };
}
