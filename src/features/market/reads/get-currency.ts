import type { Currency } from "@/kernel/money";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** The organization's reporting currency and every rate it dated, for sums as of today (UTC). */
export async function getCurrency(scope: Scope, tx: Tx = db()): Promise<Currency> {
  const organization = await tx.organization.findUnique({
    where: { id: scope.organizationId },
    select: { reportingCurrency: true, rates: { orderBy: { validOn: "desc" } } },
  });
  if (!organization) throw missing("organization");
  const rates = organization.rates.map(({ base, quote, validOn, rate }) => ({ base, quote, on: dayOf(validOn), rate: Number(rate) }));
  return { reporting: organization.reportingCurrency, rates, on: dayOf(new Date()) };
}
