import { demand } from "@/features/identity/policy";
import { missing, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { changesOf, freshFacts } from "../model/import-plan";
import { holdFacts } from "../reads/list-facts";
import type { RemoveMarket } from "../schema";

/** Forgets what is known of a market. Campaigns that run there keep it. */
export async function removeMarket(scope: Scope, { market, revision }: RemoveMarket): Promise<void> {
  demand(scope, "market.edit", "market");
  await work(scope, "market.remove", async ({ tx, audit, tell }) => {
    const held = (await holdFacts(scope, tx)).find((one) => one.market === market);
    if (!held) throw missing("market");
    if (held.revision !== revision) throw new Refusal("conflict", `Someone changed ${held.name} meanwhile. It was kept; look at it again before removing it.`);
    await tx.market.delete({ where: { organizationId_market: { organizationId: scope.organizationId, market } } });
    const gone = { ...freshFacts(market), currency: "", locales: [] };
    audit(`market:${market}`, { market, revision, changes: changesOf(held, gone).map((change) => ({ ...change })) });
    await tell("market.changed", { market });
  });
}
