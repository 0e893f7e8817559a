import type { Currency, Rate } from "@/kernel/money";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";

/** The organization's reporting currency and the newest rate of each pair up to today (UTC): the only ones that sums of today are made with. */
export async function getCurrency(scope: Scope, tx: Tx = db()): Promise<Currency> {
  const organization = await tx.organization.findUnique({ where: { id: scope.organizationId }, select: { reportingCurrency: true } });
  if (!organization) throw missing("organization");
  const on = new Date().toISOString().slice(0, 10);
  const rates = await tx.$queryRaw<Rate[]>`
    SELECT DISTINCT ON (base, quote) base, quote, valid_on::text AS "on", rate::float8 AS rate FROM exchange_rate
    WHERE organization_id = ${scope.organizationId}::uuid AND valid_on <= ${on}::date ORDER BY base, quote, valid_on DESC`;
  return { reporting: organization.reportingCurrency, rates, on };
}
