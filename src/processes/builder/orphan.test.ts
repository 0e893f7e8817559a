import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { requestBuild } from "@/features/variant/writes/request-build";
import { db } from "@/platform/db";
import { makeCampaign, stockCampaign } from "@/testing/campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { useOwnDatabase } from "@/testing/own-database";
import { giveUpOrphans } from "./orphan";

let organization: TestOrganization;
let campaignId: string;

beforeAll(async () => {
  await useOwnDatabase(inject("databaseUrl"));
});

beforeEach(async () => {
  organization = await makeOrganization();
  campaignId = (await makeCampaign(organization)).id;
  await stockCampaign(organization, campaignId);
});

const spend = (buildId: string) => db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = ${`build:${buildId}`}`;

describe("fault 140: a build whose last try was lost", () => {
  it("is recorded as failed, so that Build can be pressed again", async () => {
    const { buildId } = await requestBuild(organization.owner, { campaignId });
    await spend(buildId);
    await expect(requestBuild(organization.owner, { campaignId })).rejects.toMatchObject({ code: "conflict" });
    expect(await giveUpOrphans()).toBe(1);
    const build = await db().build.findUniqueOrThrow({ where: { id: buildId }, include: { items: true } });
    expect([build.state, new Set(build.items.map(({ state }) => state))]).toEqual(["failed", new Set(["failed"])]);
    const again = await requestBuild(organization.owner, { campaignId });
    expect(again.cells).toBe(4);
    expect(await giveUpOrphans()).toBe(0);
  });

  it("is left alone while its last try is under way", async () => {
    const { buildId } = await requestBuild(organization.owner, { campaignId });
    await spend(buildId);
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'w' WHERE key = ${`build:${buildId}`}`;
    expect(await giveUpOrphans()).toBe(0);
  });
});
