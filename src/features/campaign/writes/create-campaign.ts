import { demand } from "@/features/identity/policy";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import { slugOf } from "../model/campaign";
import { listTeams } from "../reads/list-teams";
import { CreateCampaign } from "../schema";
import { columnsOf, flightRows } from "./brief-rows";
import { demandTeam, takenSlugs } from "./place-campaign";

/** Creates a campaign in the named team, or in the first one where the scope may. */
export async function createCampaign(scope: Scope, typed: CreateCampaign): Promise<{ id: string; slug: string }> {
  const input = CreateCampaign.parse(typed);
  return work(scope, "campaign.create", async ({ tx, audit, tell }) => {
    const teamId = await teamFor(tx, scope, input.teamId);
    const slug = slugOf(input.name, await takenSlugs(tx, scope));
    const campaign = await tx.campaign.create({
      data: {
        organizationId: scope.organizationId,
        teamId,
        slug,
        name: input.name,
        ...columnsOf(input.facts),
        markets: { create: input.markets.map((market, position) => ({ ...market, position })) },
        connectors: { create: input.connectors },
        placements: { create: input.placements.map((placement, position) => ({ ...placement, position })) },
        flights: { create: flightRows(input.flights) },
      },
    });
    audit(`campaign:${campaign.id}`, { name: input.name, slug });
    await tell("campaign.changed", { campaignId: campaign.id });
    return { id: campaign.id, slug };
  });
}

async function teamFor(tx: Tx, scope: Scope, wanted: string | undefined): Promise<string> {
  if (wanted) return demandTeam(tx, scope, wanted);
  demand(scope, "campaign.create", "campaign");
  const [first] = await listTeams(scope, tx);
  if (!first) throw new Refusal("unready", "There is no team for this campaign yet. Ask an owner of the organization for one.");
  return first.id;
}
