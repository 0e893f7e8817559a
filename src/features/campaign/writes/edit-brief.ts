import type * as z from "zod";
import { backupCell } from "@/features/variant/model/inputs";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import { holdCampaign } from "../reads/hold-campaign";
import { EditBrief } from "../schema";
import { columnsOf, flightRows } from "./brief-rows";

type Edit = z.output<typeof EditBrief>;

/**
 * Replaces the whole brief: name, facts, markets, connectors, placements and flights. A placement that keeps its key keeps its variants,
 * but for those of a market or language that is gone.
 */
export async function editBrief(scope: Scope, typed: EditBrief): Promise<{ revision: number }> {
  const input = EditBrief.parse(typed);
  return work(scope, "campaign.edit", async ({ tx, audit, tell }) => {
    const campaign = await holdCampaign(tx, scope, "campaign.edit", input.campaignId);
    if (campaign.revision !== input.revision)
      throw new Refusal("conflict", "Someone changed this campaign while you were editing. What you typed is still here; reload to see theirs.");
    await replaceMarkets(tx, input);
    await replacePlacements(tx, input);
    await replaceFlights(tx, input);
    const data = { name: input.name, ...columnsOf(input.facts), revision: { increment: 1 } };
    const { revision } = await tx.campaign.update({ where: { id: campaign.id }, data });
    audit(`campaign:${campaign.id}`, { name: input.name, revision, markets: input.markets.map(({ market }) => market) });
    await tell("campaign.changed", { campaignId: campaign.id });
    return { revision };
  });
}

async function replaceMarkets(tx: Tx, { campaignId, markets }: Edit): Promise<void> {
  await tx.campaignMarket.deleteMany({ where: { campaignId } });
  await tx.campaignMarket.createMany({ data: markets.map((market, position) => ({ ...market, campaignId, position })) });
  await tx.$executeRaw`
    DELETE FROM variant WHERE campaign_id = ${campaignId}::uuid AND market <> ${backupCell.market} AND NOT EXISTS (
      SELECT FROM campaign_market AS kept WHERE kept.campaign_id = variant.campaign_id AND kept.market = variant.market AND kept.locale = variant.locale)`;
}

async function replaceFlights(tx: Tx, { campaignId, flights }: Edit): Promise<void> {
  await tx.flight.deleteMany({ where: { campaignId } });
  await tx.flight.createMany({ data: flightRows(flights).map((flight) => ({ ...flight, campaignId })) });
}

async function replacePlacements(tx: Tx, { campaignId, placements, connectors }: Edit): Promise<void> {
  await tx.campaignConnector.deleteMany({ where: { campaignId } });
  await tx.campaignConnector.createMany({ data: connectors.map((connector) => ({ ...connector, campaignId })) });
  await tx.placement.deleteMany({ where: { campaignId, key: { notIn: placements.map(({ key }) => key) } } });
  for (const [position, placement] of placements.entries()) {
    const { key } = placement;
    await tx.placement.upsert({
      where: { campaignId_key: { campaignId, key } },
      create: { ...placement, campaignId, position },
      update: { ...placement, position },
    });
  }
}
