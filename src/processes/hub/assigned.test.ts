import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { getStock } from "@/features/hub/reads/get-stock";
import { HubStatus } from "@/features/hub/schema";
import { createJoinToken } from "@/features/hub/writes/create-join-token";
import { assignStock } from "@/features/release/writes/assign-stock";
import { clearStock } from "@/features/release/writes/clear-stock";
import { publish } from "@/features/release/writes/publish";
import { digestOf } from "@/kernel/hash";
import { blobFolder, FolderBlobStore } from "@/platform/blob-store";
import { db } from "@/platform/db";
import { type BuiltCampaign, bytesOf, makeBuiltCampaign } from "@/testing/built-campaign";
import { HubProcess, until } from "@/testing/hub-process";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { useOwnDatabase } from "@/testing/own-database";
import { type StartedGateway, startGateway } from "@/testing/started-gateway";

let data: string;
let gateway: StartedGateway;
let hub: HubProcess;
let organization: TestOrganization;
let campaign: BuiltCampaign;

beforeAll(async () => {
  // Other tests cut the connections on which notices are heard.
  await useOwnDatabase(inject("databaseUrl"));
  data = await mkdtemp(join(tmpdir(), "nearshelf-assigned-"));
  gateway = await startGateway(data);
  organization = await makeOrganization();
  campaign = await makeBuiltCampaign(organization);
  await storeBytes();
  hub = await HubProcess.joinTo(gateway.url, (await createJoinToken(organization.owner)).token);
  await hub.start();
});

afterAll(async () => {
  await hub.close();
  await gateway.end();
  await rm(data, { recursive: true, force: true });
});

/** What the builder would have stored of the campaign's variants. */
async function storeBytes(): Promise<void> {
  const store = new FolderBlobStore(blobFolder(data));
  for (const { inputsDigest, buildKey, digest, bytes } of await db().variant.findMany({ where: { campaignId: campaign.id } })) {
    await store.put(bytesOf(inputsDigest));
    const artefact = { organizationId: organization.id, buildKey, digest, mime: "image/webp", bytes, renderMs: 1, preflight: {} };
    await db().artefact.create({ data: artefact });
  }
}

async function digestIn(market: string): Promise<string> {
  return (await db().variant.findFirstOrThrow({ where: { campaignId: campaign.id, market } })).digest;
}

async function isOnDisk(market: string): Promise<boolean> {
  const hex = (await digestIn(market)).slice("sha256:".length);
  return stat(join(hub.data, "blobs", hex.slice(0, 2), hex)).then(
    () => true,
    () => false,
  );
}

async function served(market: string, locale: string): Promise<string> {
  const response = await fetch(`${hub.url}/c/${campaign.slug}/home-mpu?m=${market}&l=${locale}`);
  return response.ok ? digestOf(Buffer.from(await response.arrayBuffer())) : String(response.status);
}

async function stockSaid(): Promise<{ stock: HubStatus["stock"]; stockouts: number } | null> {
  const row = await db().hub.findFirstOrThrow({ where: { organizationId: organization.id } });
  return HubStatus.safeParse(row.status).data ?? null;
}

it("a hub follows what is assigned within moments, serves what it left out as a verified stockout, and holds everything again once it is cleared", {
  timeout: 60_000,
}, async () => {
  const { revision } = await db().campaign.findUniqueOrThrow({ where: { id: campaign.id } });
  await publish(organization.owner, { campaignId: campaign.id, note: "", revision });
  await until(
    async () => (await served("DE", "de-DE")) === (await digestIn("DE")),
    () => hub.output,
  );

  const { hubId, version, assigned } = await getStock(organization.owner, { name: "eu-west" });
  expect(assigned).toBeNull();
  const startedAt = performance.now();
  const { standing } = await assignStock(organization.owner, { hubId, version, standing: "", markets: ["DE", "FR"], capacityBytes: 1_000_000, target: 0.999 });
  await until(
    async () => !(await isOnDisk("JP")),
    () => hub.output,
  );
  // A poll alone would take up to 37 s.
  expect(performance.now() - startedAt).toBeLessThan(15_000);
  const view = await getStock(organization.owner, { name: "eu-west" });
  await until(async () => (await stockSaid())?.stock.plan === view.assigned?.digest);
  expect((await stockSaid())?.stock).toMatchObject({ blobs: 3, missing: 0, leftOut: 1, fetched: 0 });
  expect([await isOnDisk("DE"), await isOnDisk("FR"), await isOnDisk("*")]).toEqual([true, true, true]);

  expect(await served("JP", "ja-JP")).toBe(await digestIn("JP"));
  await until(async () => (await stockSaid())?.stockouts === 1 && (await stockSaid())?.stock.fetched === 1);

  await clearStock(organization.owner, { hubId, standing });
  await until(async () => (await stockSaid())?.stock.plan === "" && (await stockSaid())?.stock.missing === 0);
  expect((await stockSaid())?.stock).toMatchObject({ blobs: 4, leftOut: 0 });
  expect([await isOnDisk("JP"), await served("JP", "ja-JP")]).toEqual([true, await digestIn("JP")]);
});
