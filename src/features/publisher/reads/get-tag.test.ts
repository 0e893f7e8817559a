import { beforeAll, expect, test } from "vitest";
import { editBrief } from "@/features/campaign/writes/edit-brief";
import { publish } from "@/features/release/writes/publish";
import { db } from "@/platform/db";
import { makeBuiltCampaign } from "@/testing/built-campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import type { TagChoice } from "../schema";
import { getTag } from "./get-tag";

beforeAll(() => {
  process.env.ORIGIN_URL = "http://127.0.0.1:3002";
  process.env.PREVIEW_SECRET = "a preview secret that only the tests know";
});

const choiceOf = (slug: string): TagChoice => ({
  slug,
  placement: "home-mpu",
  market: "DE",
  locale: "de-DE",
  consent: { kind: "vouched" },
  fallbackOutside: false,
});

async function join(organization: TestOrganization, name: string, residency: string, port: number): Promise<void> {
  await db().hub.create({
    data: {
      organizationId: organization.id,
      name,
      residency,
      publicUrl: `http://127.0.0.1:${port}`,
      publicKey: "{}",
      credentialHash: "",
      lastSeenAt: new Date(),
    },
  });
}

test("the tag of a German cell turns to the EU hub first, and shows what is live there", async () => {
  const organization = await makeOrganization();
  const { id, slug } = await makeBuiltCampaign(organization);
  const before = await getTag(organization.owner, choiceOf(slug));
  expect(before).toMatchObject({ html: null, testUrl: null, live: null, widthPx: 300, heightPx: 250 });
  await publish(organization.owner, { campaignId: id, note: "", revision: 1 });
  await join(organization, "us-east", "US", 3020);
  await join(organization, "eu-west", "EU", 3010);
  const tag = await getTag(organization.owner, choiceOf(slug));
  expect(tag.html).toContain(`src="http://127.0.0.1:3010/t/${slug}/home-mpu.js?m=DE&amp;l=de-DE&amp;k=1"></script>`);
  expect(tag.fallback).toBeNull();
  expect(tag.live).toMatchObject({ release: 1, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3002\/p\//) });
  const page = new URL(tag.testUrl ?? "");
  expect(Object.fromEntries(page.searchParams)).toMatchObject({ campaign: slug, hub: "http://127.0.0.1:3010", consent: "1", width: "300" });
});

test("a market with two languages has a tag for each, with its own landing page, and none where a pack forbids links", async () => {
  const organization = await makeOrganization();
  const { id, slug } = await makeBuiltCampaign(organization);
  await join(organization, "us-east", "US", 3020);
  const markets = [
    { market: "CA", locale: "en-CA", currency: "CAD", clickThrough: "https://shop.example/en", sharePpm: 790_000 },
    { market: "CA", locale: "fr-CA", currency: "CAD", clickThrough: "https://shop.example/fr", sharePpm: 210_000 },
    { market: "HR", locale: "hr-HR", currency: "EUR", clickThrough: "https://shop.example/hr", sharePpm: 1_000_000 },
  ];
  const brief = { name: "Two tongues", markets, placements: [{ key: "home-mpu", widthPx: 300, heightPx: 250, format: "webp" as const }] };
  await editBrief(organization.owner, { ...brief, facts: { vertical: "gambling" }, campaignId: id, revision: 1 });
  const tagOf = async (market: string, locale: string) => (await getTag(organization.owner, { ...choiceOf(slug), market, locale })).html;
  expect(await tagOf("CA", "en-CA")).toContain("https://shop.example/en");
  expect(await tagOf("CA", "fr-CA")).toMatch(/m=CA&amp;l=fr-CA&amp;k=1[\s\S]*https:\/\/shop\.example\/fr/);
  expect(await tagOf("HR", "hr-HR")).not.toContain("shop.example");
});

test("only an owner lets the fallback stand outside the market's residency region", async () => {
  const organization = await makeOrganization();
  const { slug } = await makeBuiltCampaign(organization);
  await join(organization, "us-east", "US", 3020);
  await join(organization, "eu-west", "EU", 3010);
  const choice = { ...choiceOf(slug), fallbackOutside: true };
  expect((await getTag(organization.owner, choice)).fallback?.name).toBe("us-east");
  await expect(getTag(organization.as("ad_manager"), choice)).rejects.toMatchObject({ code: "forbidden" });
});

test("a stranger gets missing, and so do an unknown placement and market", async () => {
  const organization = await makeOrganization();
  const { slug } = await makeBuiltCampaign(organization);
  const stranger = await makeOrganization();
  await expect(getTag(stranger.owner, choiceOf(slug))).rejects.toMatchObject({ code: "missing" });
  await expect(getTag(organization.owner, { ...choiceOf(slug), placement: "top" })).rejects.toMatchObject({ code: "missing" });
  await expect(getTag(organization.owner, { ...choiceOf(slug), market: "US" })).rejects.toMatchObject({ code: "missing" });
  await expect(getTag(organization.owner, { ...choiceOf(slug), locale: "tr-DE" })).rejects.toMatchObject({ code: "missing" });
});

test("a role that does not hand out tags is forbidden", async () => {
  const organization = await makeOrganization();
  const { slug } = await makeBuiltCampaign(organization);
  await expect(getTag(organization.as("analyst"), choiceOf(slug))).rejects.toMatchObject({ code: "forbidden" });
  expect((await getTag(organization.as("ad_manager"), choiceOf(slug))).may.fallbackOutside).toBe(false);
});
