import { expect, test } from "vitest";
import { db } from "@/platform/db";
import { makeBuiltCampaign, makeHub } from "@/testing/built-campaign";
import { makeOrganization } from "@/testing/organization";
import { listWindows } from "./list-windows";

test("the last windows are of one kind of traffic, newest first, and a stranger sees none", async () => {
  const organization = await makeOrganization();
  const { slug } = await makeBuiltCampaign(organization);
  const hub = await makeHub(organization, "eu-west");
  const nowMs = Math.floor(Date.now() / 10_000) * 10_000;
  const key = {
    organizationId: organization.id,
    campaign: slug,
    placement: "home-mpu",
    market: "DE",
    locale: "de-DE",
    release: 1,
    variant: "",
    arm: "hub",
    hubId: hub.id,
  };
  const row = (event: string, label: string, agoMs: number, count: number) => ({
    ...key,
    event,
    label,
    windowAt: new Date(nowMs - agoMs),
    count: BigInt(count),
  });
  await db().beaconCounter.createMany({
    data: [row("impression", "", 10_000, 7), row("click", "", 0, 1), row("impression", "test", 0, 3), row("impression", "", 2 * 3_600_000, 9)],
  });
  expect(await listWindows(organization.owner, { label: "" })).toEqual([
    { windowAt: new Date(nowMs), hub: "eu-west", campaign: slug, market: "DE", event: "click", count: 1 },
    { windowAt: new Date(nowMs - 10_000), hub: "eu-west", campaign: slug, market: "DE", event: "impression", count: 7 },
  ]);
  expect(await listWindows(organization.as("analyst"), { label: "test" })).toMatchObject([{ count: 3 }]);
  expect(await listWindows((await makeOrganization()).owner, { label: "" })).toEqual([]);
});
