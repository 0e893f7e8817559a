import { forecastStock } from "@/features/hub/model/stock-forecast";
import { getStockFacts, getStockVersion } from "@/features/hub/reads/get-stock-facts";
import { demandAssign } from "@/features/hub/reads/stocked-teams";
import type { StockFigures } from "@/features/hub/schema";
import { demand } from "@/features/identity/policy";
import type { Digest } from "@/kernel/digest";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { digestOfAssignment } from "../model/held-blobs";
import { AssignStock } from "../schema";
import { demandStanding } from "./demand-standing";
import { lockHub } from "./lock-hub";
import { raiseEpoch } from "./raise-epoch";

/**
 * Makes a hub hold what the forecast gives it. Its next snapshot says so: an equal epoch with other contents would be an alarm,
 * so the epoch rises with the assignment. Refuses `conflict` when the facts or the hub's assignment are not those that were
 * looked at, `unready` when there is no such plan. `standing` is to be sent back by whoever changes it again.
 */
export async function assignStock(scope: Scope, input: AssignStock): Promise<{ epoch: number; figures: StockFigures; standing: Digest | "" }> {
  const { hubId, version, standing, ...ask } = AssignStock.parse(input);
  demand(scope, "hub.assign", "hub");
  // Large releases take longer to read and to plan than a transaction may last.
  const looked = await getStockFacts(scope);
  const forecast = forecastStock(looked.facts, ask);
  return work(scope, "release.assignStock", async ({ tx, audit, tell }) => {
    const hub = await lockHub(scope, tx, hubId);
    await demandAssign(scope, tx);
    await demandStanding(tx, hub, standing);
    if (looked.version !== version || (await getStockVersion(scope, tx)) !== version)
      throw new Refusal(
        "conflict",
        "A release, a brief or a market changed since this plan was made. Nothing was assigned. Look at the new plan, then assign it.",
      );
    if (!forecast.possible) throw new Refusal("unready", `${forecast.says} Nothing was assigned.`);
    const { assignment, figures } = forecast;
    await tx.stockPlan.deleteMany({ where: { hubId } });
    await tx.stockPlan.create({
      data: { hubId, organizationId: scope.organizationId, assignment, forecast: figures, assignedBy: scope.actor },
    });
    const { inStockRate, heldBytes, lines } = figures;
    audit(`hub:${hubId}`, {
      name: hub.name,
      markets: assignment.markets,
      capacityBytes: assignment.capacityBytes,
      inStockRate,
      heldBytes,
      leftOut: lines.left,
    });
    const { epoch } = await raiseEpoch(scope, tx);
    await tell("hub.assigned", { hubId });
    return { epoch: Number(epoch), figures, standing: digestOfAssignment(assignment) };
  });
}
