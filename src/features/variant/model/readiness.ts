import { type CampaignView, localesOf } from "@/features/campaign/model/campaign";
import type { Complaint } from "@/kernel/refusal";
import type { Cell } from "./cells";

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

/** More blocked cells than this are told by market. */
const few = 6;

/** Why rules block cells: one complaint each, or one for each market and reason when they are many. */
export function blockedOf(cells: readonly Pick<Cell, "market" | "locale" | "placementKey" | "block">[]): Complaint[] {
  const blocked = cells.flatMap(({ block, ...cell }) => (block === null ? [] : [{ ...cell, block }]));
  if (blocked.length <= few) return blocked.map(({ placementKey, market, locale, block }) => ({ at: `${placementKey}, ${market} ${locale}`, says: block }));
  const groups = new Map<string, { market: string; block: string; count: number }>();
  for (const { market, block } of blocked) {
    const key = `${market} ${block}`;
    groups.set(key, { market, block, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups.values()].map(({ market, block, count }) => ({ at: `${market}, ${count} ${count === 1 ? "cell" : "cells"}`, says: block }));
}
