import { demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import type { NameSite } from "../schema";
import { holdSite } from "./hold-site";

/** Leaves a site out of plans, with its figures kept; `showSite` is the way back. */
export async function hideSite(scope: Scope, { key }: NameSite): Promise<void> {
  await work(scope, "hub.hideSite", async ({ tx, audit, tell }) => {
    demand(scope, "hub.plan", "site");
    const { origin: _, monthlyCost, ...site } = await holdSite(tx, scope, key);
    const { organizationId } = scope;
    const create = { ...site, organizationId, monthlyCostMicros: BigInt(monthlyCost.micros), currency: monthlyCost.currency, hidden: true };
    await tx.hubSite.upsert({ where: { organizationId_key: { organizationId, key } }, create, update: { hidden: true, updatedAt: new Date() } });
    audit(`site:${key}`, { name: site.name });
    await tell("plan.site", { key });
  });
}
