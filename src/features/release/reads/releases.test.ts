import { beforeEach, describe, expect, it, vi } from "vitest";
import { archiveCampaign } from "@/features/campaign/writes/archive-campaign";
import { getStockFacts } from "@/features/hub/reads/get-stock-facts";
import { recordAcks } from "@/features/hub/writes/record-acks";
import { type BuiltCampaign, changeHeadline, makeBuiltCampaign, makeHub } from "@/testing/built-campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { assignStock } from "../writes/assign-stock";
import { publish } from "../writes/publish";
import { rollBack } from "../writes/roll-back";
import { getConvergence } from "./get-convergence";
import { getLive } from "./get-live";
import { listReleases } from "./list-releases";
import { previewRollback } from "./preview-rollback";

let organization: TestOrganization;
let campaign: BuiltCampaign;

beforeEach(async () => {
  vi.stubEnv("ORIGIN_URL", "http://127.0.0.1:3002");
  vi.stubEnv("PREVIEW_SECRET", "a preview secret that only the tests know");
  organization = await makeOrganization();
  campaign = await makeBuiltCampaign(organization);
});

async function publishNow() {
  const { revision } = await getLive(organization.owner, campaign.id);
  return publish(organization.owner, { campaignId: campaign.id, note: "", revision });
}

async function twoReleases() {
  await publishNow();
  await changeHeadline(organization, campaign.id, "Neu");
  return publishNow();
}

describe("the list of releases", () => {
  it("says what is live, kept and earlier, and what each would change against the live one", async () => {
    await twoReleases();
    const [second, first] = await listReleases(organization.owner, campaign.id);
    expect([second?.number, second?.state, second?.differences]).toEqual([2, "live", []]);
    expect([first?.number, first?.state, first?.variants.length]).toEqual([1, "kept", 4]);
    expect(first?.differences).toMatchObject([{ placement: "home-mpu", audience: "DE/de-DE", kind: "changed", after: { bytes: 20_000 } }]);
    expect(first?.differences[0]?.after?.url).toMatch(/^http:\/\/127\.0\.0\.1:3002\/p\//);
  });

  it("shows a rollback with the number it restores, and parks what was never live", async () => {
    await twoReleases();
    await makeHub(organization);
    await publishNow();
    await rollBack(organization.owner, { campaignId: campaign.id, to: 1, reason: "wrong price" });
    const rows = await listReleases(organization.owner, campaign.id);
    expect(rows.map(({ number, state, restores }) => [number, state, restores])).toEqual([
      [4, "live", 1],
      [3, "parked", null],
      [2, "kept", null],
      [1, "earlier", null],
    ]);
  });

  it("is missing to another organization", async () => {
    const other = await makeOrganization();
    await expect(listReleases(other.owner, campaign.id)).rejects.toMatchObject({ code: "missing" });
    await expect(getLive(other.owner, campaign.id)).rejects.toMatchObject({ code: "missing" });
    await expect(previewRollback(other.owner, { campaignId: campaign.id })).rejects.toMatchObject({ code: "missing" });
    const { headDigest } = await publishNow();
    await expect(getConvergence(other.owner, headDigest)).rejects.toMatchObject({ code: "missing" });
  });
});

it("an archived campaign is not published, and that is not put down to the role; it may be rolled back", async () => {
  expect(await getLive(organization.owner, campaign.id)).toMatchObject({ archived: false, may: { publish: true, rollBack: true } });
  await archiveCampaign(organization.owner, { campaignIds: [campaign.id] });
  expect(await getLive(organization.owner, campaign.id)).toMatchObject({ archived: true, may: { publish: false, rollBack: true } });
});

describe("a rollback's preview", () => {
  it("says why it would be refused", async () => {
    await publishNow();
    expect(await previewRollback(organization.owner, { campaignId: campaign.id })).toEqual({
      possible: false,
      says: expect.stringContaining("no earlier release"),
    });
  });

  it("names the hubs that would have to fetch, and how much", async () => {
    await twoReleases();
    await makeHub(organization, "us-east");
    const effect = await previewRollback(organization.owner, { campaignId: campaign.id });
    expect(effect).toMatchObject({ restores: 1, live: 2, hubs: ["us-east"], holding: [], bytesToFetch: 80_000, kept: [1], planned: 0 });
    expect(effect).toMatchObject({ variants: [{ audience: "DE/de-DE", kind: "changed" }] });
  });

  it("counts of each hub what its stock plan has of the release", async () => {
    await twoReleases();
    await makeHub(organization, "us-east");
    const planned = await makeHub(organization, "eu-west");
    const { version } = await getStockFacts(organization.owner);
    await assignStock(organization.owner, { hubId: planned.id, markets: ["DE"], capacityBytes: 1_000_000, target: 1, version, standing: "" });
    const effect = await previewRollback(organization.owner, { campaignId: campaign.id });
    // All four variants on one, the German one and the backup on the other.
    expect(effect).toMatchObject({ hubs: ["eu-west", "us-east"], bytesToFetch: 80_000 + 40_000, planned: 1 });
  });

  it("fetches nothing from hubs that acknowledged the release", async () => {
    const first = await publishNow();
    const hub = await makeHub(organization, "eu-west");
    await recordAcks(organization.owner, [{ head: first.headDigest, hubId: hub.id, kind: "activated", agoMs: 0 }]);
    await changeHeadline(organization, campaign.id, "Neu");
    await publishNow();
    const effect = await previewRollback(organization.owner, { campaignId: campaign.id });
    expect(effect).toMatchObject({ possible: true, number: 3, restores: 1, live: 1, parks: 2, holding: ["eu-west"], bytesToFetch: 0 });
  });
});

describe("a head's convergence", () => {
  it("names stragglers until each hub has answered", async () => {
    await publishNow();
    const hubs = [await makeHub(organization, "eu-west"), await makeHub(organization, "us-east")];
    const { headDigest } = await publishNow();
    const answer = (hubId: string) => recordAcks(organization.owner, [{ head: headDigest, hubId, kind: "staged", agoMs: 0 }]);
    await answer(hubs[0]?.id ?? "");
    expect(await getConvergence(organization.owner, headDigest)).toMatchObject({ stragglers: ["us-east"], complete: false, staged: { done: 1 } });
    await answer(hubs[1]?.id ?? "");
    const done = await getConvergence(organization.owner, headDigest);
    expect(done).toMatchObject({ stragglers: [], complete: true, staged: { done: 2 } });
    expect(done.staged.p99Ms).toBeGreaterThan(0);
  });
});
