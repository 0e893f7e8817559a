import { beforeEach, describe, expect, it } from "vitest";
import type { Digest } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { mintSystemScope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { makeHub } from "@/testing/built-campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { listHubs } from "../reads/list-hubs";
import { hashSecret, proveHub } from "../reads/prove-hub";
import { HubStatus } from "../schema";
import { recordAcks } from "./record-acks";
import { recordStatus } from "./record-status";

let organization: TestOrganization;
let hubId: string;

beforeEach(async () => {
  organization = await makeOrganization();
  hubId = (await makeHub(organization, "eu-west")).id;
});

const status = HubStatus.parse({
  version: "1",
  run: "r",
  clockAt: new Date(Date.now() + 300_000).toISOString(),
  epoch: 0,
  heads: {},
  stock: { blobs: 1, bytes: 2, capacityBytes: 3, missing: 0 },
  stockouts: 0,
  requestsPerSecond: 1.5,
  backlog: 0,
  refusals: [],
  stale: false,
});

async function makeHead(): Promise<Digest> {
  const { id } = organization;
  const campaign = await db().campaign.create({ data: { organizationId: id, teamId: organization.teamId, slug: "a", name: "a" } });
  const digest = digestOf(campaign.id);
  const at = new Date(Date.now() - 1_000);
  await db().head.create({
    data: { digest, campaignId: campaign.id, organizationId: id, epoch: 1, document: "{}", cause: "publish", requestedAt: at, issuedAt: at },
  });
  return digest;
}

describe("acknowledgements", () => {
  it("are kept once each with milliseconds by the database's clock, without the time they waited", async () => {
    const head = await makeHead();
    const scope = mintSystemScope(organization.id, "gateway", "r");
    const ack = { head, kind: "staged" as const, hubId, agoMs: 400 };
    expect(await recordAcks(scope, [{ ...ack, head: digestOf("another") }])).toEqual([]);
    expect(await recordAcks(scope, [ack, ack])).toHaveLength(1);
    expect(await recordAcks(scope, [ack])).toEqual([]);
    const [row] = await db().headAck.findMany({ where: { headDigest: head } });
    expect(row?.ms).toBeGreaterThan(590);
    expect(row?.ms).toBeLessThan(5_000);
    expect(row?.reason).toBeNull();
  });

  it("of another organization's hub or head are left out", async () => {
    const head = await makeHead();
    const other = await makeOrganization();
    const ack = { head, kind: "activated" as const, hubId, agoMs: 0 };
    expect(await recordAcks(mintSystemScope(other.id, "gateway", "r"), [ack])).toEqual([]);
  });
});

describe("heartbeats", () => {
  it("are answered with the database's time and shown with how far the hub's clock is off", async () => {
    const scope = mintSystemScope(organization.id, `hub:${hubId}`, "r");
    const at = await recordStatus(scope, hubId, status, true);
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(5_000);
    const { hubs } = await listHubs(organization.owner);
    expect(hubs).toMatchObject([{ name: "eu-west", alive: true, status: { requestsPerSecond: 1.5 } }]);
    expect(hubs[0]?.clockAheadMs).toBeGreaterThan(290_000);
  });

  it("of another organization's hub are missing", async () => {
    const other = await makeOrganization();
    await expect(recordStatus(mintSystemScope(other.id, "x", "r"), hubId, status, false)).rejects.toMatchObject({ code: "missing" });
    expect((await listHubs(other.owner)).hubs).toEqual([]);
    await expect(listHubs(organization.as("publisher"))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a hub's credential", () => {
  it("is proven by its secret alone", async () => {
    const secret = "s".repeat(43);
    await db().hub.update({ where: { id: hubId }, data: { credentialHash: hashSecret(secret) } });
    expect(await proveHub(`${hubId}.${secret}`)).toEqual({ id: hubId, name: "eu-west", organizationId: organization.id });
    for (const wrong of ["", hubId, `${hubId}.`, `${hubId}.${"t".repeat(43)}`, `${"-".repeat(36)}.${secret}`, `${hubId}.${secret}x`])
      expect(await proveHub(wrong)).toBeNull();
  });
});
