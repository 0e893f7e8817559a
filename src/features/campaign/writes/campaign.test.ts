import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/platform/db";
import { briefOfThree, makeCampaign } from "@/testing/campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { getCampaign } from "../reads/get-campaign";
import { listCampaigns } from "../reads/list-campaigns";
import { Brief } from "../schema";
import { createCampaign } from "./create-campaign";
import { editBrief } from "./edit-brief";

let organization: TestOrganization;
let stranger: TestOrganization;
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const lastAudit = () => db().auditRow.findFirst({ where: { organizationId: organization.id }, orderBy: { at: "desc" } });

beforeEach(async () => {
  organization = await makeOrganization();
  stranger = await makeOrganization();
});

describe("creating a campaign", () => {
  it("keeps the brief in its order and leaves an audit row", async () => {
    const { id, slug } = await createCampaign(organization.as("ad_manager"), briefOfThree);
    const campaign = await getCampaign(organization.owner, { slug });
    expect([campaign.id, campaign.revision]).toEqual([id, 1]);
    expect(campaign.markets).toEqual(briefOfThree.markets.map((market) => ({ ...market, sharePpm: 1_000_000 })));
    expect(campaign.connectors).toEqual([{ connector: "generic", sharePpm: 1_000_000 }]);
    expect(campaign.placements[0]).toMatchObject({ ...briefOfThree.placements[0], connector: "generic" });
    expect(await lastAudit()).toMatchObject({ verb: "campaign.create", subject: `campaign:${id}` });
  });

  it("gives campaigns of one name addresses of their own, also at once", async () => {
    const made = await Promise.all([1, 2, 3].map(() => makeCampaign(organization)));
    expect(made.map(({ slug }) => slug).toSorted()).toEqual(["autumn-roast", "autumn-roast-2", "autumn-roast-3"]);
  });

  it("is forbidden to a producer, and a foreign team is missing", async () => {
    await expect(createCampaign(organization.as("producer"), briefOfThree)).rejects.toEqual(refusal("forbidden"));
    await expect(createCampaign(organization.owner, { ...briefOfThree, teamId: stranger.teamId })).rejects.toEqual(refusal("missing"));
  });

  it("is in its team's list however many newer ones other teams have", async () => {
    const { id } = await makeCampaign(organization);
    const { id: teamId } = await db().team.create({ data: { organizationId: organization.id, name: "Second team" } });
    const others = Array.from({ length: 205 }, (_, number) => ({ organizationId: organization.id, teamId, slug: `other-${number}`, name: `Other ${number}` }));
    await db().campaign.createMany({ data: others });
    expect((await listCampaigns(organization.as("producer"))).lines.map((line) => line.id)).toEqual([id]);
    const page = await listCampaigns(organization.owner);
    expect([page.lines.length, page.matching]).toEqual([200, 206]);
  });

  it("never reaches another organization's list", async () => {
    await makeCampaign(organization);
    expect((await listCampaigns(stranger.owner)).lines).toEqual([]);
    expect((await listCampaigns(organization.as("publisher"))).lines).toEqual([]);
    expect((await listCampaigns(organization.owner, { search: "AUTUMN" })).lines.map(({ cells }) => cells)).toEqual([4]);
    expect((await listCampaigns(organization.owner, { search: "100%" })).lines).toEqual([]);
  });
});

describe("editing the brief", () => {
  const edit = async (id: string) => ({ ...briefOfThree, campaignId: id, revision: 1, name: "Winter roast" });

  it("keeps a placement that keeps its key, counts the revision and leaves an audit row", async () => {
    const { id } = await makeCampaign(organization);
    const before = await getCampaign(organization.owner, { id });
    const placements = [{ key: "footer", widthPx: 728, heightPx: 90, format: "jpeg" as const }, ...briefOfThree.placements];
    await editBrief(organization.as("ad_manager"), { ...(await edit(id)), placements, markets: briefOfThree.markets.slice(1) });
    const after = await getCampaign(organization.owner, { id });
    expect([after.name, after.slug, after.revision, after.markets.length]).toEqual(["Winter roast", "autumn-roast", 2, 2]);
    expect(after.placements.map(({ key }) => key)).toEqual(["footer", "home-mpu"]);
    expect(after.placements[1]?.id).toBe(before.placements[0]?.id);
    expect(await lastAudit()).toMatchObject({ verb: "campaign.edit", subject: `campaign:${id}` });
  });

  it("tells a stale screen", async () => {
    const { id } = await makeCampaign(organization);
    await editBrief(organization.owner, await edit(id));
    await expect(editBrief(organization.owner, await edit(id))).rejects.toEqual(refusal("conflict"));
  });

  it("is missing to a stranger and forbidden to a producer", async () => {
    const { id } = await makeCampaign(organization);
    await expect(editBrief(stranger.owner, await edit(id))).rejects.toEqual(refusal("missing"));
    await expect(editBrief(organization.as("producer"), await edit(id))).rejects.toEqual(refusal("forbidden"));
  });
});

describe("the brief's shape", () => {
  it.each([
    ["a market twice in one language", { markets: [briefOfThree.markets[0], briefOfThree.markets[0]] }, "markets.1.locale"],
    ["a script as click-through", { markets: [{ ...briefOfThree.markets[0], clickThrough: "javascript:alert(1)" }] }, "markets.0.clickThrough"],
    ["a password in the click-through", { markets: [{ ...briefOfThree.markets[0], clickThrough: "https://a:b@c.example/" }] }, "markets.0.clickThrough"],
    ["an unknown market", { markets: [{ ...briefOfThree.markets[0], market: "XX" }] }, "markets.0.market"],
    ["an unknown locale", { markets: [{ ...briefOfThree.markets[0], locale: "de_DE" }] }, "markets.0.locale"],
    ["a key twice", { placements: [briefOfThree.placements[0], briefOfThree.placements[0]] }, "placements.1.key"],
    ["a size of nothing", { placements: [{ ...briefOfThree.placements[0], widthPx: 0 }] }, "placements.0.widthPx"],
    ["no name", { name: "   " }, "name"],
    ["no market", { markets: [] }, "markets"],
  ])("names %s", (_, part, path) => {
    expect(Brief.safeParse({ ...briefOfThree, ...part }).error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });
});
