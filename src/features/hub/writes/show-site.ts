import { demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import type { NameSite } from "../schema";
import { holdSite } from "./hold-site";

/** Makes a site that was left out of plans a candidate again, with the figures it had. */
export async function showSite(scope: Scope, { key }: NameSite): Promise<void> {
  await work(scope, "hub.showSite", async ({ tx, audit, tell }) => {
    demand(scope, "hub.plan", "site");
    const site = await holdSite(tx, scope, key);
    const where = { organizationId: scope.organizationId, key };
    if (site.origin === "shipped") await tx.hubSite.deleteMany({ where });
    else await tx.hubSite.updateMany({ where, data: { hidden: false, updatedAt: new Date() } });
    audit(`site:${key}`, { name: site.name, wasHidden: site.hidden });
    await tell("plan.site", { key });
  });
}
