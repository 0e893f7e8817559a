import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { HubStatus } from "@/features/hub/schema";
import { type Content, type HubAssignment, leftOutLimit } from "@/features/release/model/document";
import { digestOfAssignment } from "@/features/release/model/held-blobs";
import { type Digest, hexOf } from "@/kernel/digest";
import { compactOf, digestOf } from "@/kernel/hash";
import { TestHub, until } from "@/testing/hub-process";

const grey = bytesOf("grey");
const hubs: TestHub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

function bytesOf(name: string): Buffer {
  return Buffer.from(`${name} bytes `.repeat(400));
}

/** A content with one placement that shows each audience its own blob. */
function contentOf({ gateway }: TestHub, release: number, shown: Record<string, string>): Digest {
  const bytes = [...Object.values(shown).map(bytesOf), grey];
  for (const one of bytes) gateway.stock(one);
  const blobs = bytes.map((one): Content["blobs"][number] => [compactOf(digestOf(one)), "image/webp", one.length]);
  const entries = blobs.map((_, blob) => ({ blob, concept: "a", weight: 1, beacon: true }));
  const pick = Object.fromEntries(Object.keys(shown).map((key, at) => [key, [at]]));
  return gateway.content(release, grey, grey, {
    blobs,
    entries,
    placements: { "home-mpu": { connector: "gam", w: 300, h: 250, pick, backup: blobs.length - 1 } },
  });
}

const threeMarkets = { "DE/de-DE": "german", "FR/fr-FR": "french", "JP/ja-JP": "japanese" };
const plan = (change: Partial<HubAssignment> = {}): HubAssignment => ({
  markets: ["DE", "FR"],
  others: ["JP"],
  capacityBytes: 10_000_000,
  left: {},
  ...change,
});

async function activate(hub: TestHub, release: number, shown: Record<string, string>, kept: Digest[] = []): Promise<Digest> {
  const content = contentOf(hub, release, shown);
  const head = await hub.gateway.issue({ active: { release, content }, kept: kept.map((one, at) => ({ release: release - 1 - at, content: one })) });
  await until(
    () => hub.gateway.acked(head, "activated"),
    () => hub.output,
  );
  return content;
}

/** A running hub that serves release 1 in three markets and holds all of it. */
async function servingHub(): Promise<TestHub> {
  const hub = await TestHub.join();
  hubs.push(hub);
  await hub.start();
  await activate(hub, 1, threeMarkets);
  return hub;
}

const statusOf = ({ gateway }: TestHub): HubStatus["stock"] | undefined => gateway.statuses.at(-1)?.stock;

/** Until the hub says that it follows the assignment and has all of it. */
async function follow(hub: TestHub, assignment: HubAssignment | null): Promise<void> {
  hub.gateway.say(assignment ? { stock: assignment } : {});
  await followed(hub, assignment);
}

const followed = (hub: TestHub, assignment: HubAssignment | null) =>
  until(
    () => statusOf(hub)?.plan === digestOfAssignment(assignment) && statusOf(hub)?.missing === 0,
    () => `${JSON.stringify(statusOf(hub))} ${hub.output}`,
  );

async function onDisk({ data }: TestHub, names = ["german", "french", "japanese", "grey", "new", "extra"]): Promise<string[]> {
  const shelves = await readdir(join(data, "blobs"));
  const files = await Promise.all(shelves.map((shelf) => readdir(join(data, "blobs", shelf))));
  return names.filter((name) => files.flat().includes(hexOf(digestOf(bytesOf(name)))));
}

async function served(hub: TestHub, market: string, locale = ""): Promise<string> {
  const response = await fetch(`${hub.url}/c/autumn-roast/home-mpu?m=${market}&l=${locale}`);
  return (
    Buffer.from(await response.arrayBuffer())
      .toString("utf8")
      .split(" ")[0] ?? ""
  );
}

const fetched = ({ gateway }: TestHub, name: string) => gateway.asked.filter((path) => path === `/blobs/${digestOf(bytesOf(name))}`).length;

async function metric(hub: TestHub, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${hub.adminPort}/metrics`)).text();
  return Number(new RegExp(`^nearshelf_hub_${name} (\\d+)$`, "m").exec(text)?.[1]);
}

describe("a hub with a stock plan", () => {
  it("drops what the plan leaves out, and serves it verified as a stockout when it is asked for", async () => {
    const hub = await servingHub();
    await follow(hub, plan());
    expect(await onDisk(hub)).toEqual(["german", "french", "grey"]);
    expect(statusOf(hub)).toMatchObject({ blobs: 3, missing: 0, leftOut: 1, fetched: 0 });
    expect([await served(hub, "DE", "de-DE"), await metric(hub, "stockouts_total")]).toEqual(["german", 0]);
    expect(await served(hub, "JP", "ja-JP")).toBe("japanese");
    await until(async () => (await metric(hub, "stockouts_total")) === 1);
    await until(() => hub.gateway.statuses.at(-1)?.stockouts === 1 && statusOf(hub)?.fetched === 1);
    expect(await onDisk(hub)).toEqual(["german", "french", "japanese", "grey"]);
  });

  it("fetches what another plan asks for and drops what it does not; without one it holds everything again", async () => {
    const hub = await servingHub();
    await follow(hub, plan({ markets: ["JP"], others: ["DE", "FR"] }));
    expect(await onDisk(hub)).toEqual(["japanese", "grey"]);
    await follow(hub, plan({ left: { "autumn-roast": { "home-mpu": ["FR/fr-FR"] } } }));
    expect(await onDisk(hub)).toEqual(["german", "grey"]);
    await follow(hub, null);
    expect(await onDisk(hub)).toEqual(["german", "french", "japanese", "grey"]);
    expect(statusOf(hub)).toMatchObject({ plan: "", leftOut: 0 });
  });

  it("stages of a new release what the plan has and what it does not know, and rolls back without fetching", async () => {
    const hub = await servingHub();
    await follow(hub, plan());
    const first = contentOf(hub, 1, threeMarkets);
    await activate(hub, 2, { "DE/de-DE": "new", "JP/ja-JP": "left", "BR/pt-BR": "extra" }, [first]);
    expect(await onDisk(hub)).toEqual(["german", "french", "grey", "new", "extra"]);
    expect(fetched(hub, "left")).toBe(0);
    const asked = hub.gateway.asked.length;
    const head = await hub.gateway.issue({ active: { release: 3, content: first }, cause: { kind: "rollback", restores: 1 } });
    await until(
      () => hub.gateway.acked(head, "activated"),
      () => hub.output,
    );
    expect(await served(hub, "DE", "de-DE")).toBe("german");
    expect(hub.gateway.asked.slice(asked).filter((path) => path.startsWith("/blobs"))).toEqual([]);
  });

  it("answers with the backup after 300 ms, and with the right bytes once they are here", async () => {
    const hub = await servingHub();
    await follow(hub, plan());
    const { gateway } = hub;
    let bring: () => void = () => undefined;
    gateway.before = (path) => (path.startsWith("/blobs") ? new Promise((resume) => (bring = resume)) : undefined);
    await served(hub, "DE", "de-DE");
    const askedAt = performance.now();
    expect(await served(hub, "JP", "ja-JP")).toBe("grey");
    expect(performance.now() - askedAt).toBeGreaterThan(290);
    expect(performance.now() - askedAt).toBeLessThan(1_000);
    bring();
    await until(async () => (await served(hub, "JP", "ja-JP")) === "japanese");
    expect(fetched(hub, "japanese")).toBe(2);
  });

  it("keeps of what was asked for what fits beside the plan, the oldest going first", { timeout: 60_000 }, async () => {
    const hub = await servingHub();
    const asked = Object.fromEntries([..."abcdefghijkl"].map((letter) => [`JP/x${letter}`, `variant-${letter}`]));
    await activate(hub, 2, { "DE/de-DE": "german", ...asked });
    const planned = [bytesOf("german"), bytesOf("french"), grey].reduce((sum, { length }) => sum + length, 0);
    await follow(hub, plan({ capacityBytes: planned + 9 * bytesOf("variant-a").length }));
    for (const [key, name] of Object.entries(asked)) expect(await served(hub, "JP", key.slice(3))).toBe(name);
    await until(() => hub.gateway.statuses.at(-1)?.stockouts === 12);
    expect(statusOf(hub)).toMatchObject({ fetched: 9, missing: 0 });
    expect((await onDisk(hub, Object.values(asked))).join()).toBe(Object.values(asked).slice(3).join());
  });

  it("keeps its plan over a restart, also while the control plane is away", async () => {
    const hub = await servingHub();
    await follow(hub, plan());
    await hub.end("SIGKILL");
    await hub.gateway.close();
    await hub.start();
    expect([await served(hub, "DE", "de-DE"), await served(hub, "FR", "fr-FR"), await served(hub, "JP", "ja-JP")]).toEqual(["german", "french", "grey"]);
    expect([await metric(hub, "stock_left_out"), await onDisk(hub)]).toEqual([1, ["german", "french", "grey"]]);
    await hub.gateway.listen();
    await until(async () => (await served(hub, "JP", "ja-JP")) === "japanese");
  });
});

describe("a hub that is killed while it applies a plan", () => {
  it("has the old plan or the new one after its restart, serves both, and comes to the new one", { timeout: 90_000 }, async () => {
    const hub = await servingHub();
    const plans = [plan(), plan({ markets: ["DE", "JP"], others: ["FR"] })];
    for (const [at, delayMs] of [0, 1, 3, 6, 12, 25].entries()) {
      const next = plans[at % 2] ?? null;
      hub.gateway.say({ stock: next });
      await new Promise((resume) => setTimeout(resume, delayMs));
      await hub.end("SIGKILL");
      await hub.start();
      expect(await served(hub, "DE", "de-DE")).toBe("german");
      expect(await served(hub, "US")).toBe("grey");
      await followed(hub, next);
      await until(async () => (await onDisk(hub)).join() === (at % 2 ? "german,japanese,grey" : "german,french,grey"));
    }
  });

  it("goes on fetching what the new plan asks for, and serves what it has meanwhile", async () => {
    const hub = await servingHub();
    await follow(hub, plan({ markets: ["DE"], others: ["FR", "JP"] }));
    hub.gateway.before = (path) => (path === `/blobs/${digestOf(bytesOf("french"))}` ? new Promise(() => undefined) : undefined);
    hub.gateway.say({ stock: plan() });
    await until(() => fetched(hub, "french") === 2);
    await until(() => statusOf(hub)?.missing === 1);
    await hub.end("SIGKILL");
    hub.gateway.before = () => undefined;
    await hub.start();
    expect(await served(hub, "DE", "de-DE")).toBe("german");
    await followed(hub, plan());
    expect(await onDisk(hub)).toEqual(["german", "french", "grey"]);
  });
});

describe("a hub whose disk fails for a moment while it applies a plan", () => {
  it("stores the plan and fetches for it once the disk takes it, though the gateway says nothing new", async () => {
    const hub = await servingHub();
    await follow(hub, plan({ markets: ["DE"], others: ["FR", "JP"] }));
    const previous = join(hub.data, "state.previous.json");
    await rm(previous, { force: true });
    await mkdir(join(previous, "in-the-way"), { recursive: true });
    hub.gateway.say({ stock: plan() });
    await until(
      () => hub.output.includes("EISDIR"),
      () => hub.output,
    );
    await rm(previous, { recursive: true });
    hub.gateway.poke();
    await followed(hub, plan());
    await hub.end("SIGKILL");
    await hub.gateway.close();
    await hub.start();
    expect([await served(hub, "FR", "fr-FR"), await onDisk(hub), await metric(hub, "stock_left_out")]).toEqual(["french", ["german", "french", "grey"], 1]);
  });

  it("says that it follows only once what left the plan could be dropped, and tries so at an unchanged snapshot", async () => {
    const hub = await servingHub();
    const file = join(hub.data, "blobs", hexOf(digestOf(bytesOf("japanese"))).slice(0, 2), hexOf(digestOf(bytesOf("japanese"))));
    await rm(file);
    await mkdir(file);
    hub.gateway.say({ stock: plan() });
    await until(
      () => hub.output.includes("could not be dropped yet"),
      () => hub.output,
    );
    expect(statusOf(hub)?.plan).not.toBe(digestOfAssignment(plan()));
    await rmdir(file);
    hub.gateway.poke();
    await followed(hub, plan());
  });
});

describe("a plan that comes from the gateway", () => {
  it.each([
    ["is another hub's", { stock: plan({ markets: ["JP"], others: ["DE", "FR"] }), hub: "00000000-0000-7000-8000-0000000000bb" }, "another hub"],
    [
      "leaves out more cells than it may",
      { stock: plan({ left: { "autumn-roast": { "home-mpu": Array.from({ length: leftOutLimit + 1 }, (_, at) => `DE/l${at}`) } } }) },
      "leaves out more than",
    ],
    ["is larger than a snapshot may be", { stock: plan(), padding: "x".repeat(4_200_000) }, "longer than"],
    ["names no market", { stock: { ...plan(), markets: [] } }, "stock.markets"],
  ])("is refused by name when it %s, and the one before stays", async (_, said, reason) => {
    const hub = await servingHub();
    await follow(hub, plan());
    hub.gateway.say(said);
    await until(
      () => hub.output.includes(reason),
      () => hub.output,
    );
    expect([await onDisk(hub), statusOf(hub)?.plan]).toEqual([["german", "french", "grey"], digestOfAssignment(plan())]);
    expect(await served(hub, "DE", "de-DE")).toBe("german");
  });
});
