import { randomUUID } from "node:crypto";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { cellsOf } from "@/features/variant/model/cells";
import { digestOfInputs } from "@/features/variant/model/key";
import { digestOf } from "@/kernel/hash";
import { db } from "@/platform/db";
import type { TestOrganization } from "./organization";

export interface BuiltCampaign {
  id: string;
  slug: string;
}

/** A campaign of three markets and one placement whose four variants are built and passed; no bytes are stored. */
export async function makeBuiltCampaign(organization: TestOrganization): Promise<BuiltCampaign> {
  const slug = `campaign-${randomUUID().slice(0, 8)}`;
  const digest = digestOf(slug);
  const master = await db().master.create({
    data: {
      organizationId: organization.id,
      digest,
      proofDigest: digest,
      fileName: "a.jpg",
      mime: "image/jpeg",
      widthPx: 600,
      heightPx: 400,
      bytes: 9_000,
      focalX: 0.5,
      focalY: 0.5,
    },
  });
  const markets = [
    { market: "DE", locale: "de-DE", currency: "EUR" },
    { market: "FR", locale: "fr-FR", currency: "EUR" },
    { market: "JP", locale: "ja-JP", currency: "JPY" },
  ].map((market, position) => ({ ...market, position, clickThrough: `https://shop.example/${market.market.toLowerCase()}?ns={ref}` }));
  const campaign = await db().campaign.create({
    data: {
      organizationId: organization.id,
      teamId: organization.teamId,
      slug,
      name: slug,
      masterId: master.id,
      markets: { create: markets },
      placements: { create: { key: "home-mpu", widthPx: 300, heightPx: 250, position: 0 } },
    },
  });
  await buildAll(organization, campaign.id);
  return { id: campaign.id, slug };
}

/** What a build of every cell would have left, with bytes that follow from the inputs. */
export async function buildAll(organization: TestOrganization, campaignId: string): Promise<void> {
  for (const { placementId, market, locale, inputs } of cellsOf(await getCampaign(organization.owner, { id: campaignId }), new Date())) {
    const inputsDigest = digestOfInputs(inputs);
    const built = {
      inputsDigest,
      buildKey: digestOf(`key of ${inputsDigest}`),
      digest: digestOf(bytesOf(inputsDigest)),
      mime: "image/webp",
      bytes: bytesOf(inputsDigest).length,
      renderMs: 5,
      preflight: { checks: [] },
      passed: true,
      builtAt: new Date(),
    };
    const key = { campaignId, placementId, market, locale };
    await db().variant.upsert({ where: { campaignId_placementId_market_locale: key }, create: { ...key, ...built }, update: built });
  }
}

/** The bytes that stand for a variant of these inputs. */
export function bytesOf(inputsDigest: string): Buffer {
  return Buffer.from(`variant of ${inputsDigest}`.padEnd(20_000, "."));
}

/** Edits the German headline, as the copy desk would, and builds again. */
export async function changeHeadline(organization: TestOrganization, campaignId: string, text: string): Promise<void> {
  const key = { campaignId, key: "headline", locale: "de-DE" };
  await db().copyString.upsert({ where: { campaignId_key_locale: key }, create: { ...key, text }, update: { text } });
  await db().campaign.update({ where: { id: campaignId }, data: { revision: { increment: 1 } } });
  await buildAll(organization, campaignId);
}

/** A hub as if it had joined; tests that need its credential join through the gateway. */
export async function makeHub(organization: TestOrganization, name = `hub-${randomUUID().slice(0, 6)}`): Promise<{ id: string; name: string }> {
  const hub = await db().hub.create({
    data: { organizationId: organization.id, name, publicUrl: "http://127.0.0.1:9", publicKey: "{}", credentialHash: "", lastSeenAt: new Date() },
  });
  return { id: hub.id, name };
}
