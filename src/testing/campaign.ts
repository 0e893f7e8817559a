import { createCampaign } from "@/features/campaign/writes/create-campaign";
import { digestOf } from "@/kernel/hash";
import { db } from "@/platform/db";
import type { TestOrganization } from "./organization";

export const briefOfThree = {
  name: "Autumn roast",
  markets: [
    { market: "DE", locale: "de-DE", currency: "EUR", clickThrough: "https://shop.example/de" },
    { market: "FR", locale: "fr-FR", currency: "EUR", clickThrough: "https://shop.example/fr" },
    { market: "JP", locale: "ja-JP", currency: "JPY", clickThrough: "https://shop.example/jp" },
  ],
  placements: [{ key: "home-mpu", widthPx: 300, heightPx: 250, format: "webp" as const }],
};

/** The campaign of three markets and one placement, without master and copy. */
export async function makeCampaign(organization: TestOrganization): Promise<{ id: string; slug: string }> {
  return createCampaign(organization.owner, briefOfThree);
}

/** Gives a campaign a master and a headline in its three locales, without a builder. */
export async function stockCampaign(organization: TestOrganization, campaignId: string): Promise<void> {
  const facts = { fileName: "flower.jpg", mime: "image/jpeg", widthPx: 2268, heightPx: 1512, bytes: 1_000, focalX: 0.5, focalY: 0.5 };
  const digests = { digest: digestOf(`photo ${campaignId}`), proofDigest: digestOf("proof") };
  const master = await db().master.create({ data: { organizationId: organization.id, ...digests, ...facts } });
  await db().campaign.update({ where: { id: campaignId }, data: { masterId: master.id } });
  const texts = { "de-DE": "Langsame Morgen", "fr-FR": "Les matins doux", "ja-JP": "ゆっくりした朝" };
  await db().copyString.createMany({ data: Object.entries(texts).map(([locale, text]) => ({ campaignId, key: "headline", locale, text, maxChars: 40 })) });
}
