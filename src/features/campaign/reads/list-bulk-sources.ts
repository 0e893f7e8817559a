import { sees } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db, type Tx } from "@/platform/db";
import type { BulkSource } from "../model/bulk";
import { flightOf } from "./get-campaign";

/** What a bulk edit needs to know of the campaigns of these ids that the scope sees, by name. */
export async function listBulkSources(scope: Scope, ids: readonly string[], tx: Tx = db()): Promise<BulkSource[]> {
  const rows = await tx.campaign.findMany({
    where: { id: { in: [...ids] }, organizationId: scope.organizationId },
    select: {
      ...{ id: true, teamId: true, slug: true, name: true, revision: true, labels: true, archivedAt: true },
      flights: { orderBy: { position: "asc" } },
      markets: { select: { market: true, locale: true, clickThrough: true }, orderBy: { position: "asc" } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.filter(({ teamId }) => sees(scope, teamId)).map((row) => ({ ...row, flights: row.flights.map(flightOf) }));
}
