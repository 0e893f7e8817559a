import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { setFocalPoint } from "@/features/creative/writes/set-focal-point";
import { recordAcks } from "@/features/hub/writes/record-acks";
import { getLive } from "@/features/release/reads/get-live";
import { publish } from "@/features/release/writes/publish";
import { rollBack } from "@/features/release/writes/roll-back";
import { requestBuild } from "@/features/variant/writes/request-build";
import { db } from "@/platform/db";
import { type BuiltCampaign, changeHeadline, makeBuiltCampaign, makeHub } from "@/testing/built-campaign";
import { briefOfThree } from "@/testing/campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { getCampaign } from "../reads/get-campaign";
import { listCampaigns } from "../reads/list-campaigns";
import { previewArchive } from "../reads/preview-archive";
import { showCampaign } from "../reads/show-campaign";
import { archiveCampaign } from "./archive-campaign";
import { editBrief } from "./edit-brief";
import { restoreCampaign } from "./restore-campaign";

let organization: TestOrganization;
let stranger: TestOrganization;
let campaign: BuiltCampaign;
let chosen: { campaignIds: string[] };
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const lastAudit = () => db().auditRow.findFirst({ where: { organizationId: organization.id }, orderBy: [{ at: "desc" }, { id: "desc" }] });
const archivedAgo = (days: number) => db().campaign.update({ where: { id: campaign.id }, data: { archivedAt: new Date(Date.now() - days * 86_400_000) } });

beforeAll(() => {
  vi.stubEnv("ORIGIN_URL", "http://localhost:4602");
  vi.stubEnv("PREVIEW_SECRET", "a preview secret that only the tests know");
});
beforeEach(async () => {
  organization = await makeOrganization();
  stranger = await makeOrganization();
  campaign = await makeBuiltCampaign(organization);
  chosen = { campaignIds: [campaign.id] };
});

async function publishNow() {
  const { revision } = await getLive(organization.owner, campaign.id);
  return publish(organization.owner, { campaignId: campaign.id, note: "", revision });
}

describe("archiving", () => {
  it("takes the campaign out of the list and leaves an audit row", async () => {
    await archiveCampaign(organization.as("ad_manager"), chosen);
    expect(await listCampaigns(organization.owner)).toMatchObject({ lines: [], matching: 0, all: { active: 0, archived: 1 } });
    expect((await listCampaigns(organization.owner, { archived: true })).lines.map(({ slug, archivedAt }) => [slug, archivedAt])).toEqual([
      [campaign.slug, expect.any(Date)],
    ]);
    expect(await lastAudit()).toMatchObject({ verb: "campaign.archive", subject: `campaign:${campaign.id}` });
  });

  it("is missing to a stranger and forbidden to a producer, and of several either all are archived or none", async () => {
    await expect(archiveCampaign(stranger.owner, chosen)).rejects.toEqual(refusal("missing"));
    await expect(archiveCampaign(organization.as("producer"), chosen)).rejects.toEqual(refusal("forbidden"));
    await expect(previewArchive(stranger.owner, chosen)).rejects.toEqual(refusal("missing"));
    const other = await makeBuiltCampaign(organization);
    await archiveCampaign(organization.owner, chosen);
    await expect(archiveCampaign(organization.owner, { campaignIds: [other.id, campaign.id] })).rejects.toEqual(refusal("conflict"));
    expect((await getCampaign(organization.owner, { id: other.id })).archivedAt).toBeNull();
  });

  it("refuses every change as unready, in a sentence that says what helps", async () => {
    await archiveCampaign(organization.owner, chosen);
    const changes = [
      () => editBrief(organization.owner, { ...briefOfThree, campaignId: campaign.id, revision: 1 }),
      () => setFocalPoint(organization.owner, { campaignId: campaign.id, x: 0.1, y: 0.1 }),
      () => requestBuild(organization.owner, { campaignId: campaign.id }),
      () => publishNow(),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject({ code: "unready", message: expect.stringContaining("Restore it first") });
    expect((await showCampaign(organization.owner, { slug: campaign.slug })).may).toEqual({ edit: false, create: false, build: false, restore: true });
  });

  it("says before what stays live, touches no release, and lets what is out be rolled back", async () => {
    await publishNow();
    await changeHeadline(organization, campaign.id, "Neu");
    const { headDigest } = await publishNow();
    const hub = await makeHub(organization);
    await recordAcks(organization.owner, [{ head: headDigest, hubId: hub.id, kind: "activated", agoMs: 0 }]);
    expect(await previewArchive(organization.as("analyst"), chosen)).toEqual([
      { ...{ id: campaign.id, name: campaign.slug, teamId: organization.teamId }, live: 2, staged: null, hubs: 1, building: false, may: { edit: false } },
    ]);
    await archiveCampaign(organization.owner, chosen);
    expect((await getLive(organization.owner, campaign.id)).active?.release).toBe(2);
    expect(await rollBack(organization.as("operator"), { campaignId: campaign.id, reason: "wrong price" })).toMatchObject({ number: 3, restores: 1 });
  });
});

describe("restoring", () => {
  it("brings the campaign back as it was and leaves an audit row", async () => {
    const before = await getCampaign(organization.owner, { id: campaign.id });
    await archiveCampaign(organization.owner, chosen);
    await restoreCampaign(organization.as("ad_manager"), chosen);
    expect(await getCampaign(organization.owner, { id: campaign.id })).toEqual(before);
    expect(await lastAudit()).toMatchObject({ verb: "campaign.restore", subject: `campaign:${campaign.id}` });
    await expect(restoreCampaign(organization.owner, chosen)).rejects.toEqual(refusal("conflict"));
  });

  it("is possible on the thirtieth day and refused after it, when nothing is deleted", async () => {
    await archivedAgo(31);
    await expect(restoreCampaign(organization.owner, chosen)).rejects.toMatchObject({
      code: "unready",
      message: expect.stringContaining("nothing of it is deleted"),
    });
    await expect(requestBuild(organization.owner, { campaignId: campaign.id })).rejects.toMatchObject({ message: expect.stringContaining("Duplicate it") });
    expect((await listCampaigns(organization.owner, { archived: true })).matching).toBe(1);
    await archivedAgo(29.9);
    expect(await restoreCampaign(organization.owner, chosen)).toEqual({ restored: 1 });
  });

  it("is missing to a stranger and forbidden to an analyst", async () => {
    await archiveCampaign(organization.owner, chosen);
    await expect(restoreCampaign(stranger.owner, chosen)).rejects.toEqual(refusal("missing"));
    await expect(restoreCampaign(organization.as("analyst"), chosen)).rejects.toEqual(refusal("forbidden"));
  });
});
