import { demand } from "@/features/identity/policy";
import { missing, Refusal } from "@/kernel/refusal";
import { personOf, type Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import { labelKey } from "../model/label";
import { SaveView } from "../schema";

const mostViews = 50;

/** Keeps a person's filters of a list under a name, or gives a view of theirs another name and other filters. Names are unique, whatever their case. */
export async function saveView(scope: Scope, typed: SaveView): Promise<{ id: string }> {
  const { id, screen, query, ...input } = SaveView.parse(typed);
  const name = input.name.normalize("NFC");
  return work(scope, "campaign.saveView", async ({ tx, audit, tell }) => {
    const personId = ownerOf(scope);
    const own = { organizationId: scope.organizationId, personId, screen };
    const others = await holdViews(tx, own);
    if (id !== null && !others.some((view) => view.id === id)) throw missing("view");
    const same = others.find((view) => view.id !== id && labelKey(view.name) === labelKey(name));
    if (same)
      throw new Refusal("conflict", `You have a view called “${same.name}” already. Nothing was saved; choose another name, or open that view and save it.`);
    if (id === null && others.length >= mostViews)
      throw new Refusal("limit", `You have ${mostViews} views, the most there can be. Nothing was saved; delete one you no longer need.`);
    const view =
      id === null ? await tx.savedView.create({ data: { ...own, name, query } }) : await tx.savedView.update({ where: { id }, data: { name, query } });
    audit(`view:${view.id}`, { screen, name, query });
    await tell("view.changed");
    return { id: view.id };
  });
}

/** Views belong to people; whoever may read campaigns may keep some. */
function ownerOf(scope: Scope): string {
  demand(scope, "campaign.read", "view");
  const person = personOf(scope);
  if (!person) throw new Refusal("forbidden", "Only people keep views.");
  return person;
}

/** The person's views, one saving after the other. */
async function holdViews(tx: Tx, own: { organizationId: string; personId: string; screen: string }): Promise<{ id: string; name: string }[]> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`views:${own.organizationId}:${own.personId}`}, 0))::text`;
  return tx.savedView.findMany({ where: own, select: { id: true, name: true } });
}
