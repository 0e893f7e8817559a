import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import type { KnownSite } from "../model/sites";
import { listSites } from "../reads/list-sites";

/** The site as it is now, shipped or own; throws *missing* for a key that the organization does not know. */
export async function holdSite(tx: Tx, scope: Scope, key: string): Promise<KnownSite> {
  const { sites } = await listSites(scope, tx);
  const site = sites.find((one) => one.key === key);
  if (!site) throw missing("site");
  return site;
}
