import { demand } from "@/features/identity/policy";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { SetRates } from "../schema";

/** Puts and removes dated exchange rates, all or nothing; a rate of the same pair and day is replaced. */
export async function setRates(scope: Scope, typed: SetRates): Promise<{ put: number; removed: number }> {
  const { put, remove } = SetRates.parse(typed);
  demand(scope, "market.edit", "market");
  const keys = put.map(({ base, quote, on }) => `${base} -> ${quote} of ${on}`);
  const doubled = keys.find((key, at) => keys.indexOf(key) < at);
  if (doubled) throw new Refusal("invalid", `The rate ${doubled} is there twice. Nothing was changed; keep one of them.`);
  return work(scope, "market.setRates", async ({ tx, audit, tell }) => {
    const { organizationId } = scope;
    let removed = 0;
    for (const { base, quote, on } of remove)
      removed += (await tx.exchangeRate.deleteMany({ where: { organizationId, base, quote, validOn: dayOf(on) } })).count;
    for (const { base, quote, on, rate, source } of put) {
      const key = { organizationId, base, quote, validOn: dayOf(on) };
      await tx.exchangeRate.upsert({ where: { organizationId_base_quote_validOn: key }, create: { ...key, rate, source }, update: { rate, source } });
    }
    audit(`organization:${organizationId}`, { put: keys, removed });
    await tell("market.rates");
    return { put: put.length, removed };
  });
}

const dayOf = (on: string) => new Date(`${on}T00:00:00Z`);
