import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createJoinToken } from "@/features/hub/writes/create-join-token";
import { listServed } from "@/features/release/reads/contents";
import { publish } from "@/features/release/writes/publish";
import { hexOf } from "@/kernel/digest";
import { blobFolder, FolderBlobStore } from "@/platform/blob-store";
import { db } from "@/platform/db";
import { bytesOf, makeBuiltCampaign } from "@/testing/built-campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { call, SimulatedHub } from "@/testing/simulated-hub";
import { type StartedGateway, spawnGateway, startGateway } from "@/testing/started-gateway";

let data: string;
let gateway: StartedGateway;
let organization: TestOrganization;
let hub: SimulatedHub;

async function joined(of: TestOrganization, name: string): Promise<SimulatedHub> {
  return SimulatedHub.join(gateway.url, (await createJoinToken(of.owner)).token, name);
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "nearshelf-gateway-"));
  gateway = await startGateway(data);
  organization = await makeOrganization();
  hub = await joined(organization, "eu-west");
});

afterAll(async () => {
  hub.close();
  expect(await gateway.end()).toBe(0);
  await rm(data, { recursive: true, force: true });
});

describe("joining", () => {
  it("spends a token on one hub, keeps only hashes and leaves its audit row", async () => {
    const { token } = await createJoinToken(organization.owner);
    const attempts = await Promise.allSettled(["one", "two"].map((name) => SimulatedHub.join(gateway.url, token, name)));
    expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const hubs = await db().hub.findMany({ where: { organizationId: organization.id, name: { in: ["one", "two"] } } });
    expect(hubs).toHaveLength(1);
    expect(hubs[0]?.credentialHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await db().auditRow.count({ where: { organizationId: organization.id, verb: "hub.enrol", subject: `hub:${hubs[0]?.id}` } })).toBe(1);
  });

  it("refuses a token that is too old, and a name that is taken without spending the token", async () => {
    const { token } = await createJoinToken(organization.owner);
    await expect(SimulatedHub.join(gateway.url, token, "eu-west")).rejects.toThrow("409");
    await db().joinToken.updateMany({ where: { organizationId: organization.id, usedAt: null }, data: { expiresAt: new Date(Date.now() - 1_000) } });
    await expect(SimulatedHub.join(gateway.url, token, "three")).rejects.toThrow("403");
  });

  it("is forbidden to a producer and missing its keys to nobody else", async () => {
    await expect(createJoinToken(organization.as("producer"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(createJoinToken(organization.as("operator"))).resolves.toHaveProperty("token", expect.stringMatching(/^nsj1\./));
  });
});

describe("who calls", () => {
  it.each([
    ["no credential", ""],
    ["another scheme", "Basic abc"],
    ["a made-up hub", `Bearer 00000000-0000-4000-8000-000000000000.${"x".repeat(43)}`],
    ["a hub with a wrong secret", "wrong"],
  ])("fault 103: is refused with %s", async (_, given) => {
    const authorization = given === "wrong" ? `Bearer ${hub.id}.${"y".repeat(43)}` : given;
    const { status, headers } = await call(`${gateway.url}/api/hub/v1/snapshot`, "GET", { authorization });
    expect([status, headers["www-authenticate"]]).toEqual([401, "Bearer"]);
  });

  it("gets 404 for an unknown call and 405 with the right methods for a wrong one", async () => {
    expect((await hub.call("GET", "/nothing")).status).toBe(404);
    const wrong = await hub.call("DELETE", "/acks");
    expect([wrong.status, wrong.headers.allow]).toEqual([405, "POST"]);
    expect((await call(`${gateway.url}/../../etc/passwd`, "GET")).status).toBe(404);
    expect((await call(`${gateway.url}/${"a".repeat(3_000)}`, "GET")).status).toBe(414);
  });

  it("fault 65: a body that is too large is refused before it is read", async () => {
    const status = await new Promise((resume, fail) => {
      const asked = request(`${gateway.url}/api/hub/v1/enrol`, { method: "POST", headers: { "content-length": 100_000_000 } }, (response) =>
        resume(response.statusCode),
      );
      asked.once("error", fail);
      asked.flushHeaders();
    });
    expect(status).toBe(413);
  });

  it("fault 66: headers of 16 kB and more are refused", async () => {
    expect((await call(`${gateway.url}/healthz`, "GET", { "x-long": "a".repeat(17_000) })).status).toBe(431);
  });

  it.each([
    ["two lengths", "POST /healthz HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabcd"],
    ["a length and chunks", "POST /healthz HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["a folded header", "GET /healthz HTTP/1.1\r\nhost: a\r\nx: 1\r\n 2\r\n\r\n"],
  ])("fault 67: a request with %s gets one answer, 400", async (_, text) => {
    const answer = await raw(text);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });

  it("fault 63: a client that sends its headers slowly is cut off within ten seconds", async () => {
    const startedAtMs = performance.now();
    await raw("GET /healthz HTTP/1.1\r\nhost: a\r\nx-slow: ");
    expect(performance.now() - startedAtMs).toBeLessThan(10_000);
  });
});

/** Sends bytes and gives what came back until the other side closed. */
function raw(text: string): Promise<string> {
  return new Promise((resume, fail) => {
    const socket = connect(Number(new URL(gateway.url).port), "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.once("close", () => resume(answer));
    socket.once("error", fail);
  });
}

describe("documents", () => {
  it("are given to hubs of the organization and are missing to others", async () => {
    const campaign = await makeBuiltCampaign(organization);
    const { headDigest } = await publish(organization.owner, { campaignId: campaign.id, note: "", revision: 1 });
    const release = await db().release.findFirstOrThrow({ where: { campaignId: campaign.id } });
    const plain = await hub.call("GET", `/contents/${release.contentDigest}`);
    const packed = await hub.call("GET", `/contents/${release.contentDigest}`, { "accept-encoding": "gzip, br" });
    expect([plain.status, packed.status, packed.headers["content-encoding"]]).toEqual([200, 200, "br"]);
    expect(packed.body.length).toBeLessThan(plain.body.length);
    const stranger = await joined(await makeOrganization(), "elsewhere");
    expect((await stranger.call("GET", `/contents/${release.contentDigest}`)).status).toBe(404);
    stranger.close();
    expect(headDigest).toMatch(/^sha256:/);
  });

  it("walk the key sets by number", async () => {
    expect((await hub.call("GET", "/keys/1")).status).toBe(200);
    expect((await hub.call("GET", "/keys/2")).status).toBe(404);
  });

  it("make a snapshot that names every head, is not sent twice, and is the same from every gateway", async () => {
    const first = await hub.call("GET", "/snapshot");
    const { snapshot, heads } = JSON.parse(first.body.toString("utf8"));
    const payload = JSON.parse(Buffer.from(snapshot.payload, "base64url").toString("utf8"));
    expect(payload).toMatchObject({ hub: hub.id, org: organization.id, keys: 1 });
    expect(Object.keys(payload.heads)).toHaveLength(heads.length);
    const etag = String(first.headers.etag);
    expect((await hub.call("GET", "/snapshot", { "if-none-match": etag })).status).toBe(304);
    const second = await startGateway(data);
    const elsewhere = await call(`${second.url}/api/hub/v1/snapshot`, "GET", { authorization: `Bearer ${hub.credential}`, "if-none-match": etag });
    expect(elsewhere.status).toBe(304);
    await second.end();
  });
});

describe("bytes", () => {
  it("are given whole or as one range, verified, and are missing to another organization", async () => {
    const campaign = await makeBuiltCampaign(organization);
    const variant = await db().variant.findFirstOrThrow({ where: { campaignId: campaign.id } });
    const bytes = bytesOf(variant.inputsDigest);
    const digest = await new FolderBlobStore(blobFolder(data)).put(bytes);
    expect(digest).toBe(variant.digest);
    const artefact = {
      organizationId: organization.id,
      buildKey: variant.buildKey,
      digest,
      mime: "image/webp",
      bytes: bytes.length,
      renderMs: 1,
      preflight: {},
    };
    await db().artefact.create({ data: artefact });
    expect((await hub.call("GET", `/blobs/${digest}`)).body.equals(bytes)).toBe(true);
    const part = await hub.call("GET", `/blobs/${digest}`, { range: "bytes=10-19" });
    expect([part.status, part.headers["content-range"], part.body.equals(bytes.subarray(10, 20))]).toEqual([206, `bytes 10-19/${bytes.length}`, true]);
    expect((await hub.call("GET", `/blobs/${hexOf(digest)}`, { range: "bytes=999999-" })).status).toBe(416);
    const stranger = await joined(await makeOrganization(), "elsewhere");
    expect((await stranger.call("GET", `/blobs/${digest}`)).status).toBe(404);
    stranger.close();
    await expect(listServed(organization.owner, [digest])).resolves.toEqual(new Map());
  });
});

describe("a segment", () => {
  const segment = { run: "a".repeat(32), seq: 1, counters: [], bins: [], receipts: [["gpc", Math.floor(Date.now() / 10_000) * 10, 4]] };

  it("fault 77: is counted, known when it comes again, and set aside with other content", async () => {
    const send = (value: unknown) =>
      hub.call("POST", "/beacons", {}, JSON.stringify(value)).then(({ status, body }) => [status, JSON.parse(body.toString()).outcome]);
    expect(await send(segment)).toEqual([200, "counted"]);
    expect(await send(segment)).toEqual([200, "already"]);
    expect(await send({ ...segment, receipts: [["dnt", segment.receipts[0]?.[1], 4]] })).toEqual([409, "quarantined"]);
  });

  it.each([
    ["not JSON", "{"],
    ["a negative count", JSON.stringify({ ...segment, seq: 2, receipts: [["gpc", 10, -1]] })],
    ["a count beyond 2^53", JSON.stringify({ ...segment, seq: 2, receipts: [["gpc", 10, 2 ** 60]] })],
    ["no number", '{"run":1}'],
  ])("fault 94: is refused as %s and counts nothing", async (_, body) => {
    expect((await hub.call("POST", "/beacons", {}, body)).status).toBe(400);
  });
});

it("fault 116: refuses to start without its variables and lists every bad one", async () => {
  const child = spawnGateway({ DATABASE_URL: "mysql://x", KEY_SECRET: "short" });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  expect(await new Promise((resume) => child.once("exit", resume))).toBe(78);
  for (const name of ["DATABASE_URL", "GATEWAY_PORT", "KEY_SECRET", "NEARSHELF_DATA"]) expect(said).toContain(name);
});

describe("fault 112: a NUL", () => {
  const post = (path: string, body: unknown) =>
    call(`${gateway.url}/api/hub/v1/${path}`, "POST", { authorization: `Bearer ${hub.credential}` }, JSON.stringify(body));

  it("in an acknowledgement is refused by name, before it can spoil the batch of other hubs", async () => {
    const head = `sha256:${"a".repeat(64)}`;
    const { status, body } = await post("acks", { acks: [{ head, kind: "refused", reason: "a\0b" }] });
    expect([status, JSON.parse(body.toString("utf8")).complaints]).toEqual([400, [{ at: "acks.0.reason", says: "holds U+0000" }]]);
  });

  it("in a status is refused", async () => {
    const stock = { blobs: 0, bytes: 0, capacityBytes: 0, missing: 0 };
    const counts = { epoch: 0, heads: {}, stock, stockouts: 0, requestsPerSecond: 0, backlog: 0, refusals: [], stale: false };
    expect((await post("status", { version: "1", run: "a\0b", clockAt: new Date().toISOString(), ...counts })).status).toBe(400);
  });
});
