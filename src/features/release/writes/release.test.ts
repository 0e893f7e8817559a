import { beforeEach, describe, expect, it, vi } from "vitest";
import { setFocalPoint } from "@/features/creative/writes/set-focal-point";
import { recordAcks } from "@/features/hub/writes/record-acks";
import { mintScope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { verifySigned } from "@/platform/signing";
import { type BuiltCampaign, buildAll, changeHeadline, makeBuiltCampaign, makeHub } from "@/testing/built-campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { KeySet, SignedDocument } from "../model/document";
import { findCurrentHead, headOf } from "../reads/current-head";
import { getLive } from "../reads/get-live";
import { activate } from "./activate";
import { publish } from "./publish";
import { rollBack } from "./roll-back";

let organization: TestOrganization;
let campaign: BuiltCampaign;

beforeEach(async () => {
  organization = await makeOrganization();
  campaign = await makeBuiltCampaign(organization);
});

const revision = async () => (await getLive(organization.owner, campaign.id)).revision;
const publishNow = async (note = "") => publish(organization.owner, { campaignId: campaign.id, note, revision: await revision() });
const lastAudit = () => db().auditRow.findFirst({ where: { organizationId: organization.id }, orderBy: [{ at: "desc" }, { id: "desc" }] });
const current = async () => (await findCurrentHead(db(), campaign.id))?.head;
const stranger = () => mintScope({ organizationId: organization.id, actor: "x", requestId: "r", organizationRole: null, seats: [] });

async function countWaiting(): Promise<number> {
  const [row] = await db().$queryRaw<
    { count: bigint }[]
  >`SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM campaign%'`;
  return Number(row?.count ?? 0);
}

describe("publishing", () => {
  it("signs a head with the organization's online key, stores the content and leaves its audit row", async () => {
    const { number, headDigest } = await publishNow("autumn");
    expect(number).toBe(1);
    const stored = await db().head.findUniqueOrThrow({ where: { digest: headDigest } });
    const set = await db().keySet.findFirstOrThrow({ where: { organizationId: organization.id } });
    const signedSet = SignedDocument.parse(JSON.parse(set.document));
    const keys = KeySet.parse(JSON.parse(Buffer.from(signedSet.payload, "base64url").toString()));
    await expect(verifySigned(SignedDocument.parse(JSON.parse(stored.document)), "nearshelf/head@1", keys.online)).resolves.toContain(campaign.slug);
    const head = headOf(stored.document);
    expect(head).toMatchObject({ org: organization.id, campaign: campaign.slug, epoch: 1, active: { release: 1 } });
    expect(await db().document.count({ where: { organizationId: organization.id, digest: head.active?.content } })).toBe(1);
    expect(await lastAudit()).toMatchObject({ verb: "release.publish", subject: `campaign:${campaign.id}`, detail: { number: 1, note: "autumn" } });
  });

  it("is live at once without hubs, and staged where there is one", async () => {
    await publishNow();
    expect(await current()).toMatchObject({ active: { release: 1 }, cause: { kind: "publish" } });
    await makeHub(organization);
    await publishNow();
    expect(await current()).toMatchObject({ active: { release: 1 }, staged: { release: 2 } });
  });

  it("says missing to a stranger, in another organization as in none of its teams", async () => {
    const other = await makeOrganization();
    const input = { campaignId: campaign.id, note: "", revision: 1 };
    await expect(publish(other.owner, input)).rejects.toMatchObject({ code: "missing" });
    await expect(publish(stranger(), input)).rejects.toMatchObject({ code: "missing" });
  });

  it.each(["producer", "reviewer", "operator", "analyst"] as const)("is forbidden to a %s", async (role) => {
    await expect(publish(organization.as(role), { campaignId: campaign.id, note: "", revision: 1 })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("names every variant that cannot go and publishes nothing", async () => {
    await db().variant.deleteMany({ where: { campaignId: campaign.id, market: "JP" } });
    await db().variant.updateMany({ where: { campaignId: campaign.id, market: "FR" }, data: { passed: false } });
    await db().variant.updateMany({ where: { campaignId: campaign.id, market: "*" }, data: { inputsDigest: "older" } });
    const refused = await publishNow().catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "unready", message: expect.stringContaining("3 of 4 variants") });
    expect(refused).toMatchObject({
      complaints: [
        { at: "home-mpu, FR fr-FR", says: "did not pass its checks" },
        { at: "home-mpu, JP ja-JP", says: "is not built yet" },
        { at: "home-mpu, backup", says: "was built before the last change" },
      ],
    });
    expect(await db().release.count({ where: { campaignId: campaign.id } })).toBe(0);
  });

  it("fault 131: of two people who publish at once one wins the number, and the other is told what changed", async () => {
    const seen = await revision();
    const input = { campaignId: campaign.id, note: "", revision: seen };
    const results = await Promise.allSettled([publish(organization.owner, input), publish(organization.as("ad_manager"), input)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [lost] = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(lost).toMatchObject({ code: "conflict", complaints: [{ says: expect.stringContaining("release, publish") }] });
    expect(await db().release.findMany({ where: { campaignId: campaign.id }, select: { number: true } })).toEqual([{ number: 1 }]);
  });

  it("tells of the edit since, not of a rollback that came after it", async () => {
    await publishNow();
    await changeHeadline(organization, campaign.id, "Langsamer Morgen");
    await publishNow();
    const seen = await revision();
    await setFocalPoint(organization.owner, { campaignId: campaign.id, x: 0.2, y: 0.3 });
    await rollBack(organization.owner, { campaignId: campaign.id, reason: "wrong price" });
    const lost = publish(organization.owner, { campaignId: campaign.id, note: "", revision: seen });
    await expect(lost).rejects.toMatchObject({ code: "conflict", complaints: [{ says: "Someone: creative, set focal point" }] });
  });

  it("fault 132: an edit that is being written when someone publishes is waited for, told, and lands in the next release", async () => {
    const seen = await revision();
    const publishing = await db().$transaction(async (tx) => {
      await tx.campaign.update({ where: { id: campaign.id }, data: { revision: { increment: 1 } } });
      const attempt = publish(organization.owner, { campaignId: campaign.id, note: "", revision: seen }).catch((error: unknown) => error);
      await vi.waitFor(async () => expect(await countWaiting()).toBeGreaterThan(0), { timeout: 5_000 });
      await tx.copyString.create({ data: { campaignId: campaign.id, key: "headline", locale: "de-DE", text: "Später" } });
      return { attempt };
    });
    expect(await publishing.attempt).toMatchObject({ code: "conflict" });
    await buildAll(organization, campaign.id);
    expect((await publishNow()).number).toBe(1);
  });

  it("fault 7: a connection killed inside a publish leaves nothing, and the next publish gets the same number", async () => {
    const input = { campaignId: campaign.id, note: "", revision: await revision() };
    const attempt = await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM organization WHERE id = ${organization.id}::uuid FOR NO KEY UPDATE`;
      const publishing = publish(organization.owner, input).catch((error: unknown) => error);
      const kill = () =>
        db().$queryRaw<unknown[]>`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%UPDATE organization%'`;
      await vi.waitFor(async () => expect(await kill()).toHaveLength(1), { timeout: 5_000 });
      return { publishing };
    });
    expect(await attempt.publishing).toBeInstanceOf(Error);
    expect(await db().document.count({ where: { organizationId: organization.id } })).toBe(0);
    expect(await publishNow()).toMatchObject({ number: 1 });
    expect((await current())?.epoch).toBe(1);
  });

  it("gives every campaign of an organization its own epochs, none twice, when many publish at once", async () => {
    const others = await Promise.all(Array.from({ length: 6 }, () => makeBuiltCampaign(organization)));
    await Promise.all(others.map(({ id }) => publish(organization.owner, { campaignId: id, note: "", revision: 1 })));
    const heads = await db().head.findMany({ where: { organizationId: organization.id }, orderBy: { epoch: "asc" } });
    expect(heads.map(({ epoch }) => Number(epoch))).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe("activating", () => {
  it("makes the staged release live once, names skipped hubs and leaves its audit row", async () => {
    const hub = await makeHub(organization, "us-east");
    const { headDigest } = await publishNow();
    const skipped = [{ hubId: hub.id, name: hub.name, reason: "silent for 12 s" }];
    const results = await Promise.allSettled([1, 2, 3].map(() => activate(organization.owner, { headDigest, skipped })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await current()).toMatchObject({ active: { release: 1 }, cause: { kind: "activate", except: ["us-east"] } });
    expect(await db().headAck.findFirst({ where: { headDigest } })).toMatchObject({ kind: "skipped", reason: "silent for 12 s" });
    expect(await lastAudit()).toMatchObject({ verb: "release.activate", detail: { number: 1, skipped: ["us-east"] } });
  });

  it("says missing to a stranger and is forbidden to an analyst", async () => {
    await makeHub(organization);
    const { headDigest } = await publishNow();
    const other = await makeOrganization();
    await expect(activate(other.owner, { headDigest, skipped: [] })).rejects.toMatchObject({ code: "missing" });
    await expect(activate(organization.as("analyst"), { headDigest, skipped: [] })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("rolling back", () => {
  const back = (to?: number) => rollBack(organization.owner, { campaignId: campaign.id, to, reason: "wrong price" });

  it("makes a new release of the previous good content in one head and leaves its audit row", async () => {
    await publishNow();
    await changeHeadline(organization, campaign.id, "Neu");
    await publishNow();
    const [first] = await db().release.findMany({ where: { campaignId: campaign.id }, orderBy: { number: "asc" } });
    await expect(back()).resolves.toMatchObject({ number: 3, restores: 1 });
    expect(await current()).toMatchObject({
      active: { release: 3, content: first?.contentDigest },
      kept: [{ release: 2 }],
      cause: { kind: "rollback", restores: 1 },
    });
    expect(await lastAudit()).toMatchObject({ verb: "release.rollBack", detail: { number: 3, restores: 1, reason: "wrong price", parked: null } });
  });

  it("fault 54: while a release is being staged, keeps the live content and parks the staged one", async () => {
    await publishNow();
    await makeHub(organization);
    const staged = await publishNow();
    await expect(back()).resolves.toMatchObject({ number: 3, restores: 1 });
    const head = await current();
    expect(head?.staged).toBeUndefined();
    await expect(activate(organization.owner, { headDigest: staged.headDigest, skipped: [] })).rejects.toMatchObject({ code: "conflict" });
  });

  it("fault 55: restores any of the five kept releases by its number", async () => {
    for (let i = 0; i < 6; i += 1) await publishNow();
    await expect(back(1)).resolves.toMatchObject({ number: 7, restores: 1 });
  });

  it.each([
    ["without a reason", { reason: "  " }, "Say why"],
    ["when nothing was live before", {}, "nothing to restore"],
  ])("is refused %s", async (_, input, says) => {
    await expect(rollBack(organization.owner, { campaignId: campaign.id, reason: "x", ...input })).rejects.toThrow(says);
  });

  it("is allowed to an operator, forbidden to a producer and missing to a stranger", async () => {
    await publishNow();
    await publishNow();
    const input = { campaignId: campaign.id, reason: "x" };
    await expect(rollBack(organization.as("producer"), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(rollBack(stranger(), input)).rejects.toMatchObject({ code: "missing" });
    await expect(rollBack(organization.as("operator"), input)).resolves.toMatchObject({ number: 3 });
  });

  it("counts milliseconds from the press of the button, by the database's clock", async () => {
    const hub = await makeHub(organization);
    await publishNow();
    const { headDigest } = await publishNow();
    await recordAcks(organization.owner, [{ head: headDigest, hubId: hub.id, kind: "staged", agoMs: 0 }]);
    const [ack] = await db().headAck.findMany({ where: { headDigest } });
    expect(ack?.ms).toBeGreaterThan(0);
    expect(ack?.ms).toBeLessThan(30_000);
  });
});
