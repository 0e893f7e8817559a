import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CampaignView } from "@/features/campaign/model/campaign";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { createCampaign } from "@/features/campaign/writes/create-campaign";
import { importCopy } from "@/features/creative/writes/import-copy";
import { registerMaster } from "@/features/creative/writes/register-master";
import { markets } from "@/features/market/model/catalogue";
import { getLive } from "@/features/release/reads/get-live";
import { publish } from "@/features/release/writes/publish";
import { getBuild } from "@/features/variant/reads/get-build";
import { requestBuild } from "@/features/variant/writes/request-build";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { uploadFolder, uploadOwner } from "@/platform/uploads";

const folder = join("src", "processes", "stack", "demo");
const photo = "coffee-600x400.png";
const slug = "slow-mornings";
const placements = [
  { key: "home-mpu", widthPx: 300, heightPx: 250, format: "webp" as const },
  { key: "top-leaderboard", widthPx: 728, heightPx: 90, format: "webp" as const },
  { key: "side-skyscraper", widthPx: 160, heightPx: 600, format: "webp" as const },
];

/** The catalogue's markets that have a locale in the deck's header. */
function marketsOf(deck: string) {
  const locales = new Set(deck.split("\n", 1)[0]?.trim().split(","));
  return markets.flatMap((market) => {
    const locale = market.locales.find((name) => locales.has(name));
    return locale
      ? [{ market: market.code, locale, currency: market.currency, clickThrough: `https://fjord-coffee.example/${market.code.toLowerCase()}?ns={ref}` }]
      : [];
  });
}

async function findCampaign(scope: Scope): Promise<CampaignView | null> {
  const row = await db().campaign.findFirst({ where: { organizationId: scope.organizationId, slug }, select: { id: true } });
  return row && getCampaign(scope, { id: row.id });
}

/** The coffee campaign through the real verbs; what is there already is kept, so a demo that was stopped midway goes on. */
export async function openCampaign(scope: Scope, say: (line: string) => void): Promise<CampaignView> {
  const deck = await readFile(join(folder, "copy-deck.csv"), "utf8");
  const campaign = (await findCampaign(scope)) ?? (await create(scope, deck));
  if (campaign.copy.length === 0) await importCopy(scope, { campaignId: campaign.id, text: deck });
  if (!campaign.master) await addMaster(scope, campaign.id);
  const { active, staged } = await getLive(scope, campaign.id);
  if (!active && !staged) await buildAndPublish(scope, campaign.id, say);
  return getCampaign(scope, { id: campaign.id });
}

async function create(scope: Scope, deck: string): Promise<CampaignView> {
  const { id } = await createCampaign(scope, { name: "Slow mornings", markets: marketsOf(deck), placements });
  return getCampaign(scope, { id });
}

/** Laid down as the upload door leaves a finished upload; from there on the photo takes the way of any other. */
async function addMaster(scope: Scope, campaignId: string): Promise<void> {
  const uploadId = randomBytes(16).toString("hex");
  const bytes = await readFile(join(folder, photo));
  await mkdir(uploadFolder(), { recursive: true, mode: 0o700 });
  await writeFile(join(uploadFolder(), uploadId), bytes);
  await writeFile(join(uploadFolder(), `${uploadId}.json`), JSON.stringify({ size: bytes.length, metadata: { owner: uploadOwner(scope) } }));
  await registerMaster(scope, { campaignId, uploadId, fileName: photo, mime: "image/png" });
}

async function buildAndPublish(scope: Scope, campaignId: string, say: (line: string) => void): Promise<void> {
  say("Demo: building the variants …");
  await requestBuild(scope, { campaignId });
  const build = await until(async () => {
    const latest = await getBuild(scope, { campaignId });
    return latest?.finishedAt ? latest : null;
  });
  if (build.state !== "done") throw new Refusal("unready", `The demo's build failed: ${build.failure ?? "see the Factory"}.`);
  const { revision } = await getCampaign(scope, { id: campaignId });
  const { number } = await publish(scope, { campaignId, note: "The demo's first release", revision });
  say(`Demo: built ${Object.values(build.counts).reduce((sum, count) => sum + count, 0)} variants, published release ${number}.`);
}

/** Polls until there is a value; a demo has time. */
export async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const value = await ask();
    if (value !== null) return value;
    await new Promise((resume) => setTimeout(resume, 250));
  }
}
