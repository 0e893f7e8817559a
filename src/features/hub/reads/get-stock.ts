import { demand } from "@/features/identity/policy";
import { HubAssignment } from "@/features/release/model/document";
import { digestOfAssignment } from "@/features/release/model/held-blobs";
import type { Digest } from "@/kernel/digest";
import { missing } from "@/kernel/refusal";
import { personIn, type Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { StockFacts } from "../model/stock-facts";
import { type PlannedSite, plannedSitesOf } from "../model/stock-sites";
import { veilOf } from "../model/stock-veil";
import { HubStatus, type OfHub, PlanInputs, PlanResult, StockFigures } from "../schema";
import { getStockFacts } from "./get-stock-facts";
import { listSeenSlugs, mayAssign } from "./stocked-teams";

/** A hub's assignment as it was made. */
export interface Assigned {
  assignment: HubAssignment;
  /** What a hub that follows it says in its status. */
  digest: Digest | "";
  /** As they were then; null when what is stored cannot be read. */
  figures: StockFigures | null;
  at: Date;
  /** A person's name; null for one who is gone. */
  by: string | null;
}

export interface StockView {
  hubId: string;
  name: string;
  facts: StockFacts;
  /** Send it back with `assignStock`: other facts by then are refused. */
  version: Digest;
  /** Null: the hub holds everything. */
  assigned: Assigned | null;
  /** What its disk could hold by its last heartbeat. */
  reportedBytes: number | null;
  /** Of the newest finished placement plan. */
  sites: PlannedSite[];
  may: { assign: boolean };
}

/** Everything that a stock plan for one hub is made from, and what it follows now; without the names of campaigns that the scope does not see. */
export async function getStock(scope: Scope, { name }: OfHub): Promise<StockView> {
  demand(scope, "hub.read", "hub");
  const { organizationId } = scope;
  const hub = await db().hub.findUnique({ where: { organizationId_name: { organizationId, name } }, include: { stockPlan: true } });
  if (!hub) throw missing("hub");
  const veil = veilOf(await listSeenSlugs(scope));
  const [{ facts, version }, assigned, sites, assign] = await Promise.all([
    getStockFacts(scope),
    assignedOf(hub.stockPlan),
    listPlannedSites(scope),
    mayAssign(scope),
  ]);
  const reportedBytes = HubStatus.safeParse(hub.status).data?.stock.capacityBytes ?? null;
  const shown = assigned && { ...assigned, assignment: veil.assignment(assigned.assignment) };
  return { hubId: hub.id, name, facts: veil.facts(facts), version, assigned: shown, reportedBytes, sites, may: { assign } };
}

interface StoredPlan {
  assignment: unknown;
  forecast: unknown;
  assignedAt: Date;
  assignedBy: string;
}

async function assignedOf(plan: StoredPlan | null): Promise<Assigned | null> {
  if (!plan) return null;
  const assignment = HubAssignment.parse(plan.assignment);
  const personId = personIn(plan.assignedBy);
  const person = personId ? await db().person.findUnique({ where: { id: personId }, select: { name: true } }) : null;
  const figures = StockFigures.safeParse(plan.forecast).data ?? null;
  return { assignment, digest: digestOfAssignment(assignment), figures, at: plan.assignedAt, by: person?.name ?? null };
}

async function listPlannedSites(scope: Scope): Promise<PlannedSite[]> {
  const plan = await db().hubPlan.findFirst({
    where: { organizationId: scope.organizationId, state: "done" },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    select: { inputs: true, result: true },
  });
  const [inputs, result] = [PlanInputs.safeParse(plan?.inputs).data, PlanResult.safeParse(plan?.result).data];
  return inputs && result ? plannedSitesOf(inputs, result) : [];
}
