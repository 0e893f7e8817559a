import { demand } from "@/features/identity/policy";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { DeleteView } from "../schema";

/** Deletes a view of one's own; *missing* for anybody else's. What it filtered is not touched. */
export async function deleteView(scope: Scope, typed: DeleteView): Promise<{ name: string }> {
  const { id } = DeleteView.parse(typed);
  return work(scope, "campaign.deleteView", async ({ tx, audit, tell }) => {
    demand(scope, "campaign.read", "view");
    const own = { id, organizationId: scope.organizationId, personId: scope.actor };
    const view = await tx.savedView.findFirst({ where: own });
    if (!view) throw missing("view");
    await tx.savedView.deleteMany({ where: own });
    audit(`view:${id}`, { name: view.name, query: view.query });
    await tell("view.changed");
    return { name: view.name };
  });
}
