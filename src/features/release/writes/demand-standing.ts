import { Refusal } from "@/kernel/refusal";
import type { Tx } from "@/platform/db";
import { HubAssignment } from "../model/document";
import { digestOfAssignment } from "../model/held-blobs";
import type { ClearStock } from "../schema";

/** Throws `conflict` when the hub, locked by the caller, follows another assignment than the one that was looked at. */
export async function demandStanding(tx: Tx, hub: { id: string; name: string }, looked: ClearStock["standing"]): Promise<void> {
  const plan = await tx.stockPlan.findUnique({ where: { hubId: hub.id }, select: { assignment: true } });
  const standing = digestOfAssignment(plan && HubAssignment.parse(plan.assignment));
  if (standing !== looked)
    throw new Refusal(
      "conflict",
      `Somebody else changed what ${hub.name} holds since you looked. Nothing was changed. Look at what it follows now, then decide.`,
    );
}
