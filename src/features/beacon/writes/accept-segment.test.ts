import { beforeEach, describe, expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import { mintSystemScope, type Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { makeBuiltCampaign, makeHub } from "@/testing/built-campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { binOf } from "../model/sketch";
import { getUsage } from "../reads/get-usage";
import { listShipping } from "../reads/list-shipping";
import type { Segment } from "../schema";
import { acceptSegment } from "./accept-segment";

const run = "b".repeat(32);
const nowS = () => Math.floor(Date.now() / 10_000) * 10;
const dayS = 86_400;

let organization: TestOrganization;
let scope: Scope;
let hubId: string;
let slug: string;

beforeEach(async () => {
  organization = await makeOrganization();
  const hub = await makeHub(organization, "eu-west");
  hubId = hub.id;
  scope = mintSystemScope(organization.id, `hub:${hubId}`, "r");
  slug = (await makeBuiltCampaign(organization)).slug;
});

function segment(
  seq: number,
  { at = nowS(), count = 3, label = "" as const }: { at?: number; count?: number; label?: "" | "test" | "simulated" } = {},
): Segment {
  return {
    run,
    seq,
    counters: [
      [slug, "home-mpu", "DE", "de-DE", 1, "9f3ca1e4", "hub", "impression", label, at, count],
      [slug, "home-mpu", "FR", "fr-FR", 1, "8f3ca1e4", "hub", "impression", label, at, 1],
    ],
    bins: [[slug, "home-mpu", "DE", "hub", "ttfb", label, at, binOf(40), count]],
    receipts: [["gpc", at, 2]],
  };
}

const send = (value: Segment) => {
  const text = JSON.stringify(value);
  return acceptSegment(scope, { hubId, segment: value, digest: digestOf(text), text });
};
const usage = (days = 40) => getUsage(organization.owner, { from: new Date(Date.now() - days * dayS * 1_000), until: new Date(Date.now() + dayS * 1_000) });
const german = async (label = "") => (await usage()).labels.find((one) => one.label === label)?.counts.find(({ market }) => market === "DE")?.count ?? 0;

describe("a segment", () => {
  it("fault 76: is counted once, also when it comes twice at the same time, and answered the same", async () => {
    const outcomes = await Promise.all([send(segment(1)), send(segment(1)), send(segment(1))]);
    expect(outcomes.toSorted()).toEqual(["already", "already", "counted"]);
    expect(await german()).toBe(3);
    expect((await usage()).receipts).toEqual([{ reason: "gpc", count: 2 }]);
  });

  it("fault 77: is set aside when its key was counted with other content, once however often it comes", async () => {
    await send(segment(1));
    const other = segment(1, { count: 900 });
    expect([await send(other), await send(other)]).toEqual(["quarantined", "quarantined"]);
    expect(await german()).toBe(3);
    expect((await listShipping(organization.owner)).quarantined).toMatchObject([{ hub: "eu-west", seq: 1, reason: expect.stringContaining("other content") }]);
  });

  it("fault 78: is taken in any order; a gap is listed for its hub until it arrives", async () => {
    await send(segment(4));
    await send(segment(2));
    expect((await listShipping(organization.owner)).gaps).toEqual([
      { hub: "eu-west", run, from: 1, to: 1 },
      { hub: "eu-west", run, from: 3, to: 3 },
    ]);
    await send(segment(1));
    await send(segment(3));
    expect((await listShipping(organization.owner)).gaps).toEqual([]);
    expect(await german()).toBe(12);
  });

  it("fault 79: of 30 days ago counts in its own window, and the range says that it was restated", async () => {
    const at = nowS() - 30 * dayS;
    expect((await usage()).restatedAt).toBeNull();
    expect(await send(segment(1, { at }))).toBe("counted");
    const [row] = await db().beaconCounter.findMany({ where: { organizationId: organization.id, market: "DE" } });
    expect(row?.windowAt.getTime()).toBe(at * 1_000);
    expect((await usage()).restatedAt).toBeInstanceOf(Date);
    expect((await usage(10)).restatedAt).toBeNull();
  });

  it("fault 80: with a window more than 24 hours ahead is set aside with that reason and counts nothing", async () => {
    expect(await send(segment(1, { at: nowS() + 2 * dayS }))).toBe("quarantined");
    expect((await listShipping(organization.owner)).quarantined[0]?.reason).toContain("24 hours in the future");
    expect(await db().beaconCounter.count({ where: { organizationId: organization.id } })).toBe(0);
  });

  it("fault 94: that would make a total overflow is set aside whole", async () => {
    await send(segment(1, { count: Number.MAX_SAFE_INTEGER }));
    await db().$executeRaw`UPDATE beacon_counter SET count = ${9_223_372_036_854_775_000n} WHERE organization_id = ${organization.id}::uuid AND market = 'DE'`;
    expect(await send(segment(2, { count: Number.MAX_SAFE_INTEGER }))).toBe("quarantined");
    expect(await db().beaconSegment.count({ where: { organizationId: organization.id } })).toBe(1);
    expect((await usage()).receipts).toEqual([{ reason: "gpc", count: 2 }]);
  });

  it("adds up with the segments of other hubs at the same time, without deadlocks", async () => {
    const results = await Promise.all(Array.from({ length: 12 }, (_, i) => send(segment(i + 1))));
    expect(new Set(results)).toEqual(new Set(["counted"]));
    expect(await german()).toBe(36);
  });

  it("may name a key twice", async () => {
    const once = segment(1);
    expect(await send({ ...once, counters: [...once.counters, ...once.counters], bins: [...once.bins, ...once.bins] })).toBe("counted");
    expect(await german()).toBe(6);
  });

  it("takes 20,000 rows in one piece", async () => {
    const at = nowS();
    const counters = Array.from({ length: 20_000 }, (_, i): Segment["counters"][number] => [
      slug,
      `p-${i}`,
      "DE",
      "de-DE",
      1,
      "",
      "hub",
      "assigned",
      "",
      at,
      1,
    ]);
    expect(await send({ run, seq: 1, counters, bins: [], receipts: [] })).toBe("counted");
    expect(await db().beaconCounter.count({ where: { organizationId: organization.id } })).toBe(20_000);
  });
});

describe("usage", () => {
  it("keeps test pages and simulated traffic apart", async () => {
    await send(segment(1));
    await send(segment(2, { label: "simulated", count: 500 }));
    expect([await german(), await german("simulated"), await german("test")]).toEqual([3, 500, 0]);
  });

  it("reads quantiles from merged bins within 2 %", async () => {
    await send(segment(1));
    const [speed] = (await usage()).labels[0]?.speeds ?? [];
    expect(speed).toMatchObject({ arm: "hub", measure: "ttfb", count: 3 });
    expect(Math.abs((speed?.p75Ms ?? 0) - 40) / 40).toBeLessThanOrEqual(0.02);
  });

  it("shows nothing of another organization and refuses who reads no beacons", async () => {
    await send(segment(1));
    const other = await makeOrganization();
    const range = { from: new Date(0), until: new Date(Date.now() + 1_000), campaign: slug };
    expect((await getUsage(other.owner, range)).labels.flatMap(({ counts }) => counts)).toEqual([]);
    await expect(getUsage(organization.as("publisher"), range)).rejects.toMatchObject({ code: "forbidden" });
  });
});
