import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createJoinToken } from "@/features/hub/writes/create-join-token";
import { getConvergence } from "@/features/release/reads/get-convergence";
import { getLive } from "@/features/release/reads/get-live";
import { publish } from "@/features/release/writes/publish";
import { rollBack } from "@/features/release/writes/roll-back";
import { db } from "@/platform/db";
import { type BuiltCampaign, makeBuiltCampaign } from "@/testing/built-campaign";
import { freePort } from "@/testing/free-port";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { SimulatedHub, type Temper } from "@/testing/simulated-hub";
import { type StartedGateway, startGateway } from "@/testing/started-gateway";

let data: string;
let port: number;
let gateway: StartedGateway;
let organization: TestOrganization;
let campaign: BuiltCampaign;
let hubs: SimulatedHub[];

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "nearshelf-steps-"));
  port = await freePort();
  gateway = await startGateway(data, port);
  organization = await makeOrganization();
  campaign = await makeBuiltCampaign(organization);
  hubs = [];
});

afterEach(async () => {
  for (const hub of hubs) hub.close();
  await gateway.end();
  // What this test left staged is no later test's business.
  await db()
    .organization.delete({ where: { id: organization.id } })
    .catch(() => undefined);
  await rm(data, { recursive: true, force: true });
});

async function join1(name: string, temper: Temper = "good"): Promise<SimulatedHub> {
  const hub = await SimulatedHub.join(gateway.url, (await createJoinToken(organization.owner)).token, name, temper);
  hubs.push(hub);
  await hub.start();
  return hub;
}

const live = () => getLive(organization.owner, campaign.id);
const publishNow = async () => publish(organization.owner, { campaignId: campaign.id, note: "", revision: (await live()).revision });
const until = (number: number, timeout = 8_000) => vi.waitFor(async () => expect((await live()).active?.release).toBe(number), { timeout, interval: 20 });
const activations = () => db().head.count({ where: { campaignId: campaign.id, cause: "activate" } });

describe("a release", () => {
  it("is staged on every hub, activated once and proven by their milliseconds", async () => {
    await join1("eu-west");
    await join1("us-east");
    const { headDigest } = await publishNow();
    await until(1);
    const staged = await getConvergence(organization.owner, headDigest);
    expect(staged).toMatchObject({ complete: true, stragglers: [], staged: { done: 2 } });
    const active = (await live()).headDigest;
    expect(staged.activatedBy).toBe(active);
    await vi.waitFor(async () => expect(await getConvergence(organization.owner, active ?? headDigest)).toMatchObject({ activated: { done: 2 } }));
    const { hubs: rows } = await getConvergence(organization.owner, active ?? headDigest);
    expect(rows.every(({ activatedMs }) => activatedMs !== null && activatedMs > 0 && activatedMs < 5_000)).toBe(true);
    expect(await activations()).toBe(1);
  });

  it("goes on without a hub that falls silent or does not answer within ten seconds, and names it", async () => {
    await join1("eu-west");
    await join1("us-east", "mute");
    const { headDigest } = await publishNow();
    await until(1, 14_000);
    const { hubs: rows, stragglers } = await getConvergence(organization.owner, headDigest);
    expect(stragglers).toEqual(["us-east"]);
    expect(rows.find(({ name }) => name === "us-east")?.skipped).toContain("10 s");
  });

  it("does not go live when every hub refuses it, and says why", async () => {
    await join1("eu-west", "refusing");
    const { headDigest } = await publishNow();
    await vi.waitFor(async () => expect((await getConvergence(organization.owner, headDigest)).hubs[0]?.refused).toBe("no space left"));
    expect((await live()).active).toBeNull();
  });

  it("is activated once when two gateways run", async () => {
    const second = await startGateway(data);
    await join1("eu-west");
    await join1("us-east");
    await publishNow();
    await until(1);
    await vi.waitFor(() => expect(hubs.every(({ seen }) => seen.at(-1)?.head.active?.release === 1)).toBe(true));
    expect(await activations()).toBe(1);
    await second.end();
  });

  it("reaches a hub that was away when it is back, and no head twice", async () => {
    const hub = await join1("eu-west");
    await publishNow();
    await until(1);
    await vi.waitFor(() => expect(hub.seen.at(-1)?.head.cause.kind).toBe("activate"));
    const epochs = hub.seen.map(({ head }) => head.epoch);
    expect(new Set(epochs).size).toBe(epochs.length);
  });
});

describe("a gateway that is killed", () => {
  it("while the hubs stage a release, activates it once when it is back", async () => {
    await join1("eu-west");
    await join1("us-east", "mute");
    await publishNow();
    await vi.waitFor(async () => expect(await db().headAck.count({ where: { kind: "staged", hub: { organizationId: organization.id } } })).toBe(1));
    await gateway.end("SIGKILL");
    expect((await live()).active).toBeNull();
    hubs[1]?.close();
    gateway = await startGateway(data, port);
    await until(1, 16_000);
    expect(await activations()).toBe(1);
    await vi.waitFor(() => expect(hubs[0]?.seen.at(-1)?.head.active?.release).toBe(1), { timeout: 5_000 });
  });

  it("fault 8: before a publish, delivers the head that was signed and stored while it was away", async () => {
    const hub = await join1("eu-west");
    await gateway.end("SIGKILL");
    await publishNow();
    expect(hub.seen).toEqual([]);
    gateway = await startGateway(data, port);
    await until(1);
    expect(await db().head.count({ where: { campaignId: campaign.id } })).toBe(2);
  });
});

it("fault 145: a head whose notice was lost is pushed and activated by the poll within five seconds", async () => {
  const hub = await join1("eu-west");
  // The listening connections are cut at the moment of the commit, so that nobody hears it.
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN nearshelf' AND datname = current_database()`;
  });
  await publishNow();
  await until(1, 7_000);
  expect(hub.seen.length).toBeGreaterThan(0);
});

it("fault 54: a rollback pressed while a release is being staged keeps the old content live and parks the new", async () => {
  const good = await join1("eu-west");
  await publishNow();
  await until(1);
  await join1("us-east", "mute");
  await publishNow();
  await vi.waitFor(() => expect(good.seen.at(-1)?.head.staged?.release).toBe(2));
  const content = (await live()).active?.content;
  const { headDigest } = await rollBack(organization.owner, { campaignId: campaign.id, reason: "wrong price" });
  await vi.waitFor(async () => expect((await getConvergence(organization.owner, headDigest)).activated.done).toBe(1));
  expect(good.seen.at(-1)?.head).toMatchObject({ active: { release: 3, content } });
  expect(good.seen.at(-1)?.head.staged).toBeUndefined();
});
