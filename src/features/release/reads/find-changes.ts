import { Refusal } from "@/kernel/refusal";
import { personIn, type Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";

const shown = 10;

/**
 * The refusal for a screen that saw an older campaign, naming who changed what since. What raises the revision notes the new one
 * in its audit row; a build or a rollback raises none and is left out.
 */
export async function findChanges(scope: Scope, tx: Tx, campaign: { id: string; revision: number }, seen: number): Promise<Refusal> {
  const rows = await tx.auditRow.findMany({
    where: {
      organizationId: scope.organizationId,
      OR: [
        { subject: `campaign:${campaign.id}`, detail: { path: ["revision"], gt: seen }, verb: { not: "variant.build" } },
        // Edits of many campaigns note each one's revision under its id.
        { subject: { startsWith: "edit:" }, detail: { path: ["campaigns", campaign.id], gt: seen } },
      ],
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: shown,
  });
  const people = await tx.person.findMany({ where: { id: { in: rows.flatMap(({ actor }) => personIn(actor) ?? []) } } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const complaints = rows.map(({ actor, verb, at }) => ({ at: at.toISOString(), says: `${names.get(actor) ?? "Someone"}: ${wordsOf(verb)}` }));
  const sentence = "The campaign changed since you looked. Nothing was published. Look at what changed, then publish again.";
  return new Refusal("conflict", sentence, complaints);
}

/** "campaign.editCopy" as "campaign, edit copy". */
function wordsOf(verb: string): string {
  const [room, action = ""] = verb.split(".");
  return `${room}, ${action.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;
}
