import { demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { findShipped } from "../model/sites";
import type { NameSite } from "../schema";
import { holdSite } from "./hold-site";

/** Shows an own site again; a shipped one is as it was shipped again, its changes are dropped. */
export async function restoreSite(scope: Scope, { key }: NameSite): Promise<void> {
  await work(scope, "hub.restoreSite", async ({ tx, audit, tell }) => {
    demand(scope, "hub.plan", "site");
    const site = await holdSite(tx, scope, key);
    const where = { organizationId: scope.organizationId, key };
    if (findShipped(key)) await tx.hubSite.deleteMany({ where });
    else await tx.hubSite.updateMany({ where, data: { hidden: false, updatedAt: new Date() } });
    audit(`site:${key}`, { name: site.name, wasEdited: site.origin === "edited", wasHidden: site.hidden });
    await tell("plan.site", { key });
  });
}
