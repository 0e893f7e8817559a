import { demand } from "@/features/identity/policy";
import { missing, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { changesOf } from "../model/import-plan";
import { daysOf, withEdit } from "../model/market-edit";
import { demandPast } from "../model/past-day";
import { holdFacts } from "../reads/list-facts";
import { EditMarket } from "../schema";
import { storeMarkets } from "./store-markets";

/** Changes some facts of one market. A figure that is set without a source is by hand, of today; one that is taken away loses its source. */
export async function editMarket(scope: Scope, typed: EditMarket): Promise<{ revision: number }> {
  const { market, revision, facts } = EditMarket.parse(typed);
  demand(scope, "market.edit", "market");
  const today = new Date().toISOString().slice(0, 10);
  demandPast(daysOf(facts), today);
  return work(scope, "market.edit", async ({ tx, audit, tell }) => {
    const held = (await holdFacts(scope, tx)).find((one) => one.market === market);
    if (!held) throw missing("market");
    if (held.revision !== revision)
      throw new Refusal(
        "conflict",
        `Someone changed ${held.name} meanwhile. Your change was not saved; what they wrote is shown now. Make it again if it still holds.`,
      );
    const after = withEdit(held, facts, today);
    await storeMarkets(tx, scope, [after]);
    audit(`market:${market}`, { changes: changesOf(held, after).map((change) => ({ ...change })), revision: revision + 1 });
    await tell("market.changed", { market });
    return { revision: revision + 1 };
  });
}
