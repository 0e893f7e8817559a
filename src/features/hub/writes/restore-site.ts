import { demand } from "@/features/identity/policy";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { findShipped } from "../model/sites";
import type { NameSite } from "../schema";
import { holdSite } from "./hold-site";

/** Gives a shipped site its shipped figures back; one that is left out of plans stays so. Refuses `conflict` for a site of the organization's own. */
export async function restoreSite(scope: Scope, { key }: NameSite): Promise<void> {
  await work(scope, "hub.restoreSite", async ({ tx, audit, tell }) => {
    demand(scope, "hub.plan", "site");
    const site = await holdSite(tx, scope, key);
    const shipped = findShipped(key);
    if (!shipped) throw new Refusal("conflict", "This site is your own, so there are no shipped figures to go back to. Nothing was changed.");
    const { key: _, monthlyCost, ...facts } = shipped;
    const where = { organizationId: scope.organizationId, key };
    const data = { ...facts, monthlyCostMicros: BigInt(monthlyCost.micros), currency: monthlyCost.currency, updatedAt: new Date() };
    if (site.hidden) await tx.hubSite.updateMany({ where, data });
    else await tx.hubSite.deleteMany({ where });
    audit(`site:${key}`, { name: site.name, wasEdited: site.origin === "edited" });
    await tell("plan.site", { key });
  });
}
