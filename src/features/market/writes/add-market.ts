import { demand } from "@/features/identity/policy";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { nameOfMarket } from "../model/catalogue";
import { changesOf, freshFacts } from "../model/import-plan";
import { daysOf, withEdit } from "../model/market-edit";
import { demandPast } from "../model/past-day";
import { holdFacts } from "../reads/list-facts";
import { AddMarket } from "../schema";
import { storeMarkets } from "./store-markets";

/** Adds a country with the catalogue's currency and locale, or with what is given, as when a removal is taken back. */
export async function addMarket(scope: Scope, typed: AddMarket): Promise<{ revision: number }> {
  const { market, facts } = AddMarket.parse(typed);
  demand(scope, "market.edit", "market");
  const today = new Date().toISOString().slice(0, 10);
  demandPast(daysOf(facts), today);
  return work(scope, "market.add", async ({ tx, audit, tell }) => {
    const held = await holdFacts(scope, tx);
    if (held.some((one) => one.market === market))
      throw new Refusal("conflict", `${nameOfMarket(market)} is there already. Nothing was changed; reload to see it.`);
    const fresh = freshFacts(market);
    const added = withEdit(fresh, facts, today);
    await storeMarkets(tx, scope, [added]);
    audit(`market:${market}`, { market, changes: changesOf(fresh, added).map((change) => ({ ...change })) });
    await tell("market.changed", { market });
    return { revision: 1 };
  });
}
