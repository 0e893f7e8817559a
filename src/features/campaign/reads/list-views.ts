import { demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { ListViews } from "../schema";

/** A list's filters under a name. */
export interface SavedView {
  id: string;
  name: string;
  /** The part of the address after "?". */
  query: string;
}

/** The person's own views of a screen, by name; nobody else sees them. */
export async function listViews(scope: Scope, typed: ListViews): Promise<SavedView[]> {
  const { screen } = ListViews.parse(typed);
  demand(scope, "campaign.read", "view");
  const own = { organizationId: scope.organizationId, personId: scope.actor, screen };
  return db().savedView.findMany({ where: own, select: { id: true, name: true, query: true }, orderBy: [{ name: "asc" }, { id: "asc" }] });
}
