import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { mintScope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { briefOfThree, stockCampaign } from "@/testing/campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { getCampaign } from "../reads/get-campaign";
import { archiveCampaign } from "./archive-campaign";
import { createCampaign } from "./create-campaign";
import { duplicateCampaign } from "./duplicate-campaign";

let organization: TestOrganization;
let stranger: TestOrganization;
let source: { id: string; slug: string };
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const wanted = (parts: object = {}) => ({ campaignId: source.id, name: "Autumn roast copy", teamId: organization.teamId, copy: true, master: true, ...parts });
const view = (id: string) => getCampaign(organization.owner, { id });
const asManagerOf = (teamId: string) =>
  mintScope({ organizationId: organization.id, actor: randomUUID(), requestId: "r", organizationRole: null, seats: [{ teamId, role: "ad_manager" }] });

beforeEach(async () => {
  organization = await makeOrganization();
  stranger = await makeOrganization();
  source = await createCampaign(organization.owner, {
    ...briefOfThree,
    placements: [...briefOfThree.placements, { key: "top", widthPx: 728, heightPx: 90, format: "jpeg", connector: "gam", publisher: "Fjord Times" }],
    flights: [{ market: "DE", placement: "top", fromOn: "2026-12-01", untilOn: "2026-12-25", hours: "6-23", zone: null }],
    facts: {
      advertiser: "Fjord",
      political: "no",
      aiUse: "assisted",
      budget: { micros: 5_000_000, currency: "EUR" },
      beaconSample: 0.5,
      test: { hubShare: 0.5, cdnBase: "https://cdn.example/" },
    },
  });
  await stockCampaign(organization, source.id);
  await db().campaign.update({ where: { id: source.id }, data: { focalX: 0.25, focalY: 0.75, labels: ["Q4"] } });
});

describe("duplicating a campaign", () => {
  it("takes the brief, copy and master along, declares nothing, and leaves an audit row", async () => {
    const made = await duplicateCampaign(organization.as("ad_manager"), wanted());
    const [original, copy] = [await view(source.id), await view(made.id)];
    const placements = original.placements.map((placement) => ({ ...placement, id: expect.any(String) }));
    const facts = { ...original.facts, political: "undeclared", aiUse: "undeclared" };
    expect(copy).toEqual({ ...original, id: made.id, slug: "autumn-roast-copy", name: "Autumn roast copy", revision: 1, placements, facts });
    expect(copy.placements.map(({ id }) => id)).not.toEqual(original.placements.map(({ id }) => id));
    const audit = await db().auditRow.findFirst({ where: { organizationId: organization.id }, orderBy: [{ at: "desc" }, { id: "desc" }] });
    expect(audit).toMatchObject({ verb: "campaign.duplicate", subject: `campaign:${made.id}`, detail: { of: source.id } });
  });

  it.each([
    [{ copy: false }, 0, true, 0.25],
    [{ master: false }, 3, false, 0.5],
    [{ copy: false, master: false }, 0, false, 0.5],
  ])("with %j leaves the rest behind", async (parts, texts, master, focalX) => {
    const copy = await view((await duplicateCampaign(organization.owner, wanted(parts))).id);
    expect([copy.copy.flatMap((row) => Object.keys(row.texts)).length, copy.master !== null, copy.focal.x]).toEqual([texts, master, focalX]);
  });

  it("never takes builds, variants and releases, and is possible of an archived campaign", async () => {
    await db().build.create({ data: { campaignId: source.id } });
    await archiveCampaign(organization.owner, { campaignIds: [source.id] });
    const { id } = await duplicateCampaign(organization.owner, wanted());
    const counts = await db().campaign.findUniqueOrThrow({
      where: { id },
      select: { archivedAt: true, _count: { select: { builds: true, variants: true, releases: true, heads: true } } },
    });
    expect(counts).toEqual({ archivedAt: null, _count: { builds: 0, variants: 0, releases: 0, heads: 0 } });
  });

  it("gives copies of one name addresses of their own, also at once", async () => {
    const made = await Promise.all([1, 2, 3].map(() => duplicateCampaign(organization.owner, wanted())));
    expect(made.map(({ slug }) => slug).toSorted()).toEqual(["autumn-roast-copy", "autumn-roast-copy-2", "autumn-roast-copy-3"]);
  });

  it("is missing to a stranger and forbidden to a producer", async () => {
    await expect(duplicateCampaign(stranger.owner, wanted({ teamId: stranger.teamId }))).rejects.toEqual(refusal("missing"));
    await expect(duplicateCampaign(organization.as("producer"), wanted())).rejects.toEqual(refusal("forbidden"));
  });

  it("does not reach into a team without a seat, from either side", async () => {
    const { id: second } = await db().team.create({ data: { organizationId: organization.id, name: "Second" } });
    await expect(duplicateCampaign(organization.as("ad_manager"), wanted({ teamId: second }))).rejects.toEqual(refusal("missing"));
    await expect(duplicateCampaign(organization.owner, wanted({ teamId: stranger.teamId }))).rejects.toEqual(refusal("missing"));
    await expect(duplicateCampaign(asManagerOf(second), wanted({ teamId: second }))).rejects.toEqual(refusal("missing"));
  });
});
