import { demand } from "@/features/identity/policy";
import { findPlace } from "@/features/market/model/places";
import { missing, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import { findShipped } from "../model/sites";
import type { SaveSite } from "../schema";

const mostOwn = 200;

/** Adds a site of the organization's own, or lays its figures over a shipped one; either way it is a candidate from then on. Throws *missing* for one that is gone. */
export async function saveSite(scope: Scope, { isNew, ...site }: SaveSite): Promise<{ key: string }> {
  return work(scope, "hub.saveSite", async ({ tx, audit, tell }) => {
    demand(scope, "hub.plan", "site");
    demandCodes(site);
    await demandRoom(tx, scope, site.key, isNew);
    const { organizationId } = scope;
    const { key, monthlyCostMicros, ...facts } = site;
    const data = { ...facts, monthlyCostMicros: BigInt(monthlyCostMicros), hidden: false, updatedAt: new Date() };
    await tx.hubSite.upsert({ where: { organizationId_key: { organizationId, key } }, create: { ...data, organizationId, key }, update: data });
    audit(`site:${key}`, { ...site, isNew });
    await tell("plan.site", { key });
    return { key };
  });
}

/** What a pattern cannot tell: codes of the right form that nothing has. */
function demandCodes({ country, currency }: Omit<SaveSite, "isNew">): void {
  const wrong = [
    ...(findPlace(country) ? [] : [{ at: "country", says: `${country} is no ISO 3166-1 code of a country.` }]),
    ...(Intl.supportedValuesOf("currency").includes(currency) ? [] : [{ at: "currency", says: `${currency} is no ISO 4217 code of a currency.` }]),
  ];
  if (wrong.length > 0) throw new Refusal("invalid", "Some of this is not right. Nothing was changed.", wrong);
}

async function demandRoom(tx: Tx, { organizationId }: Scope, key: string, isNew: boolean): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`hub-site ${organizationId}`}, 0))`;
  const taken = (await tx.hubSite.count({ where: { organizationId, key } })) > 0;
  if (isNew && (taken || findShipped(key)))
    throw new Refusal("conflict", `There is a site ${key} already. Nothing was changed. Choose another key, or edit that one.`, [
      { at: "key", says: "Is taken." },
    ]);
  if (!isNew && !taken && !findShipped(key)) throw missing("site");
  const own = taken ? 0 : await tx.hubSite.count({ where: { organizationId } });
  if (own >= mostOwn) throw new Refusal("limit", `At most ${mostOwn} sites can be added or changed. Nothing was changed. Remove one that you do not need.`);
}
