import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { type CampaignView, slugOf } from "../model/campaign";
import { undeclared } from "../model/duplicate";
import { holdCampaign } from "../reads/hold-campaign";
import { DuplicateCampaign } from "../schema";
import { columnsOf, flightRows } from "./brief-rows";
import { demandTeam, takenSlugs } from "./place-campaign";

/**
 * A new campaign with the brief of another, in a team where the scope may create some; copy and master come along when asked for.
 * Releases, builds and variants never do, declarations are to be made anew. An archived campaign can be duplicated too.
 */
export async function duplicateCampaign(scope: Scope, typed: DuplicateCampaign): Promise<{ id: string; slug: string }> {
  const { campaignId, name, teamId, copy, master } = DuplicateCampaign.parse(typed);
  return work(scope, "campaign.duplicate", async ({ tx, audit, tell }) => {
    const source = await holdCampaign(tx, scope, "campaign.read", campaignId, { archived: "taken" });
    await demandTeam(tx, scope, teamId);
    const slug = slugOf(name, await takenSlugs(tx, scope));
    const made = await tx.campaign.create({
      data: {
        ...{ organizationId: scope.organizationId, teamId, slug, name, labels: source.labels },
        ...(master && { masterId: source.master?.id ?? null, focalX: source.focal.x, focalY: source.focal.y }),
        ...columnsOf(undeclared(source.facts)),
        ...rowsOf(source),
        copy: { create: copy ? stringsOf(source) : [] },
      },
    });
    audit(`campaign:${made.id}`, { name, slug, of: source.id, copy, master });
    await tell("campaign.changed", { campaignId: made.id });
    return { id: made.id, slug };
  });
}

function rowsOf({ markets, connectors, placements, flights }: CampaignView) {
  return {
    markets: { create: markets.map((market, position) => ({ ...market, position })) },
    connectors: { create: connectors },
    placements: { create: placements.map(({ id: _, ...placement }, position) => ({ ...placement, position })) },
    flights: { create: flightRows(flights) },
  };
}

function stringsOf({ copy }: CampaignView) {
  return copy.flatMap(({ key, maxChars, position, texts }) => Object.entries(texts).map(([locale, text]) => ({ key, locale, text, maxChars, position })));
}
