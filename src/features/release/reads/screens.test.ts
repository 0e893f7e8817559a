import { beforeAll, expect, test } from "vitest";
import { db } from "@/platform/db";
import { changeHeadline, makeBuiltCampaign, makeHub } from "@/testing/built-campaign";
import { makeOrganization } from "@/testing/organization";
import { publish } from "../writes/publish";
import { findManifest } from "./find-manifest";
import { listInFlight } from "./list-in-flight";
import { planRelease } from "./plan-release";

beforeAll(() => {
  process.env.ORIGIN_URL = "http://127.0.0.1:3002";
  process.env.PREVIEW_SECRET = "a preview secret that only the tests know";
});

test("a plan says what changes against the newest release, and nothing is in its way", async () => {
  const organization = await makeOrganization();
  const { id } = await makeBuiltCampaign(organization);
  const first = await planRelease(organization.owner, id);
  expect(first).toMatchObject({ number: 1, against: null, cells: 4, blocks: [] });
  expect(first.changes.map(({ kind }) => kind)).toEqual(["added", "added", "added", "added"]);
  await publish(organization.owner, { campaignId: id, note: "", revision: first.revision });
  expect((await planRelease(organization.owner, id)).changes).toEqual([]);
  await changeHeadline(organization, id, "Langsamer Morgen");
  const second = await planRelease(organization.owner, id);
  expect(second).toMatchObject({ number: 2, against: 1, changes: [{ kind: "changed", audience: "DE/de-DE" }] });
  expect(second.changes[0]?.after?.url).toContain("/p/");
});

test("a plan names each cell that blocks it", async () => {
  const organization = await makeOrganization();
  const { id } = await makeBuiltCampaign(organization);
  await db().variant.deleteMany({ where: { campaignId: id, market: "FR" } });
  expect(await planRelease(organization.owner, id)).toMatchObject({ changes: [], blocks: [{ at: "home-mpu, FR fr-FR", says: "is not built yet" }] });
});

test("what is being staged comes first, and the manifest says what travels and who signed", async () => {
  const organization = await makeOrganization();
  const live = await makeBuiltCampaign(organization);
  expect(await findManifest(organization.owner, live.id)).toBeNull();
  await publish(organization.owner, { campaignId: live.id, note: "", revision: 1 });
  await makeHub(organization);
  const staged = await makeBuiltCampaign(organization);
  const { headDigest } = await publish(organization.owner, { campaignId: staged.id, note: "", revision: 1 });
  const rows = await listInFlight(organization.owner);
  expect(rows.map(({ slug, stagedNumber, activeNumber }) => [slug, stagedNumber, activeNumber])).toEqual([
    [staged.slug, 1, null],
    [live.slug, null, 1],
  ]);
  expect(rows[0]?.headDigest).toBe(headDigest);
  const manifest = await findManifest(organization.owner, staged.id);
  expect(manifest).toMatchObject({ epoch: 2, variants: 4, keyId: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) });
  expect(manifest?.headBytes).toBeLessThan(2_000);
});

test("a stranger sees no plan, no manifest and nothing in flight", async () => {
  const organization = await makeOrganization();
  const stranger = await makeOrganization();
  const { id } = await makeBuiltCampaign(organization);
  await publish(organization.owner, { campaignId: id, note: "", revision: 1 });
  await expect(planRelease(stranger.owner, id)).rejects.toMatchObject({ code: "missing" });
  await expect(findManifest(stranger.owner, id)).rejects.toMatchObject({ code: "missing" });
  expect(await listInFlight(stranger.owner)).toEqual([]);
});
