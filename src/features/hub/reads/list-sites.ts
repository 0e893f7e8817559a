import { demand, may } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";
import { type KnownSite, knownSites } from "../model/sites";

export interface Sites {
  sites: KnownSite[];
  may: { plan: boolean };
}

/** Every site that a hub could stand at, hidden ones too, by key: the shipped table with the organization's rows over it. */
export async function listSites(scope: Scope, tx: Tx = db()): Promise<Sites> {
  demand(scope, "hub.read", "hub");
  const rows = await tx.hubSite.findMany({ where: { organizationId: scope.organizationId } });
  const own = rows.map(({ organizationId: _, updatedAt: __, monthlyCostMicros, currency, ...site }) => ({
    ...site,
    monthlyCost: { micros: Number(monthlyCostMicros), currency },
  }));
  return { sites: knownSites(own), may: { plan: may(scope, "hub.plan") } };
}
