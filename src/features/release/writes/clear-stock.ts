import { demandAssign } from "@/features/hub/reads/stocked-teams";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { ClearStock } from "../schema";
import { demandStanding } from "./demand-standing";
import { lockHub } from "./lock-hub";
import { raiseEpoch } from "./raise-epoch";

/** Makes a hub hold everything again. Refuses `conflict` when it does, or when another assignment stands than the one that was looked at. */
export async function clearStock(scope: Scope, input: ClearStock): Promise<{ epoch: number }> {
  const { hubId, standing } = ClearStock.parse(input);
  return work(scope, "release.clearStock", async ({ tx, audit, tell }) => {
    await demandAssign(scope, tx);
    const hub = await lockHub(scope, tx, hubId);
    await demandStanding(tx, hub, standing);
    const { count } = await tx.stockPlan.deleteMany({ where: { hubId } });
    if (count === 0) throw new Refusal("conflict", `${hub.name} holds everything already. Nothing was changed.`);
    audit(`hub:${hubId}`, { name: hub.name });
    const { epoch } = await raiseEpoch(scope, tx);
    await tell("hub.assigned", { hubId });
    return { epoch: Number(epoch) };
  });
}
