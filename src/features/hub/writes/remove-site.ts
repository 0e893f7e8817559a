import { demand } from "@/features/identity/policy";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import type { NameSite } from "../schema";
import { holdSite } from "./hold-site";

/** Takes an own site off the list; plans that were made with it keep it. */
export async function removeSite(scope: Scope, { key }: NameSite): Promise<void> {
  await work(scope, "hub.removeSite", async ({ tx, audit, tell }) => {
    demand(scope, "hub.plan", "site");
    const site = await holdSite(tx, scope, key);
    if (site.origin !== "own") throw new Refusal("conflict", "A shipped site cannot be removed. Nothing was changed. Hide it instead.");
    await tx.hubSite.deleteMany({ where: { organizationId: scope.organizationId, key } });
    audit(`site:${key}`, { name: site.name });
    await tell("plan.site", { key });
  });
}
