import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import { holdCampaign } from "../reads/hold-campaign";
import type { EditBrief } from "../schema";

/** Replaces name, markets and placements. A placement keeps its variants for as long as it keeps its key. */
export async function editBrief(scope: Scope, input: EditBrief): Promise<{ revision: number }> {
  return work(scope, "campaign.edit", async ({ tx, audit, tell }) => {
    const campaign = await holdCampaign(tx, scope, "campaign.edit", input.campaignId);
    if (campaign.revision !== input.revision)
      throw new Refusal("conflict", "Someone changed this campaign while you were editing. What you typed is still here; reload to see theirs.");
    await replaceMarkets(tx, input);
    await replacePlacements(tx, input);
    const { revision } = await tx.campaign.update({ where: { id: campaign.id }, data: { name: input.name, revision: { increment: 1 } } });
    audit(`campaign:${campaign.id}`, { name: input.name, revision, markets: input.markets.map(({ market }) => market) });
    await tell("campaign.changed", { campaignId: campaign.id });
    return { revision };
  });
}

async function replaceMarkets(tx: Tx, { campaignId, markets }: EditBrief): Promise<void> {
  await tx.campaignMarket.deleteMany({ where: { campaignId } });
  await tx.campaignMarket.createMany({ data: markets.map((market, position) => ({ ...market, campaignId, position })) });
  const gone = { campaignId, market: { notIn: [...markets.map(({ market }) => market), "*"] } };
  await tx.variant.deleteMany({ where: gone });
}

async function replacePlacements(tx: Tx, { campaignId, placements }: EditBrief): Promise<void> {
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
