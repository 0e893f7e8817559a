import { type CampaignView, localesOf } from "@/features/campaign/model/campaign";
import type { Complaint } from "@/kernel/refusal";

/** What a campaign lacks before it can be built, one complaint each; nothing when it is ready. */
export function lacksOf(campaign: CampaignView): Complaint[] {
  const master = campaign.master ? [] : [{ at: "master", says: "There is no photo yet." }];
  const brief = campaign.placements.length > 0 && campaign.markets.length > 0 ? [] : [{ at: "brief", says: "There is no market or no placement." }];
  return [...master, ...brief, ...copyLacksOf(campaign)];
}

function copyLacksOf(campaign: CampaignView): Complaint[] {
  const locales = localesOf(campaign);
  if (campaign.copy.length === 0) return locales.map((locale) => ({ at: `copy, ${locale}`, says: "There is no copy yet." }));
  return campaign.copy.flatMap(({ key, texts }) =>
    locales.filter((locale) => !texts[locale]).map((locale) => ({ at: `copy, ${locale}`, says: `${key} has no text.` })),
  );
}
