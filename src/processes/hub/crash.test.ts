import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { hexOf } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { generateSigningKey } from "@/platform/signing";
import { TestHub, until } from "@/testing/hub-process";

const red = Buffer.from("red bytes".repeat(2_000));
const green = Buffer.from("green bytes".repeat(2_000));
const grey = Buffer.from("grey backup".repeat(1_000));
const alias = "/c/autumn-roast/home-mpu?m=DE&l=de-DE";
const blobUrl = (bytes: Buffer) => `/b/${hexOf(digestOf(bytes))}.webp`;
const blobFile = (hub: TestHub, bytes: Buffer) => join(hub.data, "blobs", hexOf(digestOf(bytes)).slice(0, 2), hexOf(digestOf(bytes)));

const hubs: TestHub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

/** A running hub that serves release 1, the red one. */
async function servingHub(): Promise<TestHub> {
  const hub = await TestHub.join();
  hubs.push(hub);
  await hub.start();
  const head = await hub.gateway.issue({ active: { release: 1, content: hub.gateway.content(1, red, grey) } });
  await until(
    () => hub.gateway.acked(head, "activated"),
    () => hub.output,
  );
  return hub;
}

async function served(hub: TestHub, path = alias): Promise<string> {
  const response = await fetch(hub.url + path).catch(() => null);
  return response?.ok ? digestOf(Buffer.from(await response.arrayBuffer())) : String(response?.status ?? "nothing");
}

const second = (hub: TestHub) => ({
  active: { release: 2, content: hub.gateway.content(2, green, grey) },
  kept: [{ release: 1, content: hub.gateway.content(1, red, grey) }],
});

it("a hub that was skipped while it staged a release says that it serves it only once every blob is here", async () => {
  const hub = await servingHub();
  const { active, kept } = second(hub);
  hub.gateway.before = (path) => (path === `/blobs/${digestOf(green)}` ? new Promise(() => undefined) : undefined);
  await hub.gateway.issue({ active: kept[0] ?? null, staged: active });
  await until(() => hub.gateway.asked.includes(`/blobs/${digestOf(green)}`));
  hub.gateway.before = () => undefined;
  const live = await hub.gateway.issue({ active, kept });
  await until(
    () => hub.gateway.acked(live, "activated"),
    () => hub.output,
  );
  expect((await stat(blobFile(hub, green))).size).toBe(green.length);
  expect(hub.output).not.toContain("could not be brought yet");
});

describe("a hub that is killed", () => {
  it("fault 1: while it downloads a blob, serves the old release and then finishes", async () => {
    const hub = await servingHub();
    const release = second(hub);
    hub.gateway.before = (path) => (path === `/blobs/${digestOf(green)}` ? new Promise(() => undefined) : undefined);
    await hub.gateway.issue(release);
    await until(() => hub.gateway.asked.includes(`/blobs/${digestOf(green)}`));
    expect(await served(hub)).toBe(digestOf(red));
    await hub.end("SIGKILL");
    await hub.start();
    expect(await served(hub)).toBe(digestOf(red));
    hub.gateway.before = () => undefined;
    await until(
      async () => (await served(hub)) === digestOf(green),
      () => hub.output,
    );
  });

  it("fault 2: between blobs and activation, does not download them again", async () => {
    const hub = await servingHub();
    const staged = await hub.gateway.issue({ active: second(hub).kept[0] ?? null, staged: second(hub).active });
    await until(
      () => hub.gateway.acked(staged, "staged"),
      () => hub.output,
    );
    await hub.end("SIGKILL");
    const before = hub.gateway.asked.length;
    await hub.start();
    const live = await hub.gateway.issue(second(hub));
    await until(
      () => hub.gateway.acked(live, "activated"),
      () => hub.output,
    );
    expect(await served(hub)).toBe(digestOf(green));
    expect(hub.gateway.asked.slice(before).filter((path) => path.startsWith("/blobs"))).toEqual([]);
  });

  it("fault 3: at any moment of a swap, serves the old or the new release after its restart", { timeout: 60_000 }, async () => {
    const hub = await servingHub();
    const [one, two] = [second(hub).kept[0] ?? null, second(hub).active];
    for (const delayMs of [0, 1, 2, 4, 8, 16]) {
      await hub.gateway.issue(delayMs % 2 ? { active: one, kept: [two] } : { active: two, kept: one ? [one] : [] });
      await new Promise((resume) => setTimeout(resume, delayMs));
      await hub.end("SIGKILL");
      await hub.start();
      expect([digestOf(red), digestOf(green)]).toContain(await served(hub));
    }
  });

  it("fault 57: serves from disk with no control plane and converges when it is back", async () => {
    const hub = await servingHub();
    await hub.end("SIGKILL");
    await hub.gateway.close();
    await hub.start();
    expect([await served(hub), await served(hub, blobUrl(grey))]).toEqual([digestOf(red), digestOf(grey)]);
    await hub.gateway.listen();
    await hub.gateway.issue(second(hub));
    await until(
      async () => (await served(hub)) === digestOf(green),
      () => hub.output,
    );
  });
});

describe("a hub's disk", () => {
  it.each([
    ["fault 16: a flipped bit", (bytes: Buffer) => Buffer.concat([Buffer.from([(bytes[0] ?? 0) ^ 1]), bytes.subarray(1)])],
    ["fault 17: a truncated blob", (bytes: Buffer) => bytes.subarray(0, 10)],
    ["fault 17: an empty blob", () => Buffer.alloc(0)],
    ["fault 17: another blob in its place", () => grey],
  ])("%s is never served and fetched again", async (_, damage) => {
    const hub = await servingHub();
    await hub.end("SIGKILL");
    await writeFile(blobFile(hub, red), damage(red));
    await hub.start();
    await until(
      async () => (await served(hub)) === digestOf(red),
      () => hub.output,
    );
    expect(digestOf(await readFile(blobFile(hub, red)))).toBe(digestOf(red));
  });

  it("fault 14: a blob that cannot be read or fetched leaves its cell to the backup and the others alone", async () => {
    const hub = await servingHub();
    await hub.end("SIGKILL");
    await hub.gateway.close();
    await writeFile(blobFile(hub, red), "damaged");
    await hub.start();
    expect(await served(hub)).toBe(digestOf(grey));
    const moved = await fetch(hub.url + blobUrl(red), { redirect: "manual" });
    expect([moved.status, moved.headers.get("location"), moved.headers.get("cache-control")]).toEqual([302, blobUrl(grey), "no-store"]);
    expect(await served(hub, "/c/autumn-roast/home-mpu?m=US")).toBe(digestOf(grey));
    await hub.gateway.listen();
    await until(
      async () => (await served(hub)) === digestOf(red),
      () => hub.output,
    );
  });

  it("fault 18: a damaged state falls back to the copy before it", async () => {
    const hub = await servingHub();
    const head = await hub.gateway.issue(second(hub));
    await until(
      () => hub.gateway.acked(head, "activated"),
      () => hub.output,
    );
    await hub.end("SIGKILL");
    await hub.gateway.close();
    await writeFile(join(hub.data, "state.json"), "{ damaged");
    await hub.start();
    expect([digestOf(red), digestOf(green)]).toContain(await served(hub));
  });

  it("fault 19: belongs to one hub; a second is refused and the first goes on", async () => {
    const hub = await servingHub();
    expect(await hub.command(hub.runArguments())).toBe(75);
    expect(hub.output).toContain("already uses this data folder");
    expect(await served(hub)).toBe(digestOf(red));
  });

  it("keeps its credential to its owner", async () => {
    const hub = await servingHub();
    expect((await stat(join(hub.data, "identity.json"))).mode & 0o077).toBe(0);
    expect((await readdir(hub.data)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe("what comes from the gateway", () => {
  it("faults 31, 32, 38: is refused by name when forged, older or signed by an unknown key, and the old release stays", async () => {
    const hub = await servingHub();
    const { gateway } = hub;
    const old = gateway.head;
    const live = await gateway.issue(second(hub));
    await until(
      () => gateway.acked(live, "activated"),
      () => hub.output,
    );
    const forged = { ...(await gateway.sign(second(hub))), payload: Buffer.from('{"schema":"nearshelf/head@1"}').toString("base64url") };
    const known = gateway.online;
    gateway.online = await generateSigningKey();
    const foreign = await gateway.sign({ active: null });
    gateway.online = known;
    for (const document of [old, forged, foreign]) if (document) gateway.push(document);
    const reasons = () =>
      gateway.statuses
        .at(-1)
        ?.refusals.map(({ reason }) => reason)
        .join("; ") ?? "";
    await until(() => ["version below trusted", "bad signature", "unknown key"].every((reason) => reasons().includes(reason)), reasons);
    expect(await served(hub)).toBe(digestOf(green));
  });

  it("fault 40: three missed key sets are walked in order", async () => {
    const hub = await servingHub();
    for (let count = 0; count < 3; count += 1) await hub.gateway.rotate(await generateSigningKey());
    const head = await hub.gateway.issue(second(hub));
    await until(
      () => hub.gateway.acked(head, "activated"),
      () => hub.output,
    );
    expect(hub.gateway.asked.filter((path) => path.startsWith("/keys"))).toEqual(["/keys/2", "/keys/3", "/keys/4", "/keys/5"]);
  });

  it("faults 41, 44: a blob with other or endless bytes is discarded and the old release stays", async () => {
    const hub = await servingHub();
    const { gateway } = hub;
    const release = second(hub);
    gateway.blobs.set(digestOf(green), Buffer.alloc(green.length, "x"));
    const head = await gateway.issue(release);
    await until(
      () => gateway.acks.some((ack) => ack.head === head && ack.reason?.includes("blob digest mismatch") === true),
      () => hub.output,
    );
    gateway.blobs.set(digestOf(green), Buffer.alloc(green.length * 50, "x"));
    await until(
      () => gateway.acks.some((ack) => ack.head === head && ack.reason?.includes("longer than") === true),
      () => hub.output,
    );
    expect(await served(hub)).toBe(digestOf(red));
    gateway.blobs.set(digestOf(green), green);
    await until(
      async () => (await served(hub)) === digestOf(green),
      () => hub.output,
    );
  });

  it("fault 54: a rollback ends the download of the release before it", async () => {
    const hub = await servingHub();
    const { gateway } = hub;
    const release = second(hub);
    gateway.before = (path) => (path === `/blobs/${digestOf(green)}` ? new Promise(() => undefined) : undefined);
    await gateway.issue(release);
    await until(() => gateway.asked.includes(`/blobs/${digestOf(green)}`));
    const startedAt = performance.now();
    const back = await gateway.issue({
      active: { release: 3, content: release.kept[0]?.content ?? release.active.content },
      cause: { kind: "rollback", restores: 1 },
    });
    await until(
      () => gateway.acked(back, "activated"),
      () => hub.output,
    );
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(await served(hub)).toBe(digestOf(red));
  });

  it("withdrawn digests answer 410 and their cells the backup", async () => {
    const hub = await servingHub();
    await hub.gateway.issue({ active: second(hub).kept[0] ?? null, withdrawn: [digestOf(red)], cause: { kind: "recall" } });
    await until(
      async () => (await served(hub, blobUrl(red))) === "410",
      () => hub.output,
    );
    expect(await served(hub)).toBe(digestOf(grey));
  });
});
