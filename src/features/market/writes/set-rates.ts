import { demand } from "@/features/identity/policy";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { listed } from "../model/audit-list";
import { demandPast } from "../model/past-day";
import { SetRates } from "../schema";

/** Puts and removes dated exchange rates, all or nothing; a rate of the same pair and day is replaced. */
export async function setRates(scope: Scope, typed: SetRates): Promise<{ put: number; removed: number }> {
  const { put, remove } = SetRates.parse(typed);
  demand(scope, "market.edit", "market");
  demandPast(
    put.map(({ on }) => on),
    new Date().toISOString().slice(0, 10),
  );
  const keys = put.map(({ base, quote, on }) => `${base} -> ${quote} of ${on}`);
  const doubled = keys.find((key, at) => keys.indexOf(key) < at);
  if (doubled) throw new Refusal("invalid", `The rate ${doubled} is there twice. Nothing was changed; keep one of them.`);
  return work(scope, "market.setRates", async ({ tx, audit, tell }) => {
    const { organizationId } = scope;
    const removed = await tx.$queryRaw<{ base: string; quote: string; on: string; rate: number; source: string }[]>`
      DELETE FROM exchange_rate USING jsonb_to_recordset(${JSON.stringify(remove)}::jsonb) AS given(base text, quote text, "on" date)
      WHERE organization_id = ${organizationId}::uuid
        AND exchange_rate.base = given.base AND exchange_rate.quote = given.quote AND exchange_rate.valid_on = given."on"
      RETURNING exchange_rate.base, exchange_rate.quote, valid_on::text AS "on", rate::float8 AS rate, exchange_rate.source`;
    await tx.$executeRaw`
      INSERT INTO exchange_rate (organization_id, base, quote, valid_on, rate, source)
      SELECT ${organizationId}::uuid, base, quote, "on", rate, source
      FROM jsonb_to_recordset(${JSON.stringify(put)}::jsonb) AS given(base text, quote text, "on" date, rate numeric, source text)
      ON CONFLICT (organization_id, base, quote, valid_on) DO UPDATE SET rate = excluded.rate, source = excluded.source`;
    audit(`organization:${organizationId}`, { put: listed(put), removed: listed(removed) });
    await tell("market.rates");
    return { put: put.length, removed: removed.length };
  });
}
