import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { shortOf } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { TestHub, until } from "@/testing/hub-process";

const red = Buffer.from("red bytes".repeat(2_000));
const grey = Buffer.from("grey backup".repeat(1_000));

const hubs: TestHub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

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

const nonce = (at: number) => at.toString(16).padStart(16, "0");
const query = (at: number, change: Record<string, string> = {}) =>
  new URLSearchParams({
    c: "autumn-roast",
    p: "home-mpu",
    r: "1",
    v: shortOf(digestOf(red)),
    a: "h",
    n: nonce(at),
    e: "impression",
    q: "31",
    s: "40",
    m: "DE",
    l: "de-DE",
    k: "1",
    ...change,
  });
const send = (hub: TestHub, at: number, change: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(`${hub.url}/e?${query(at, change)}`, { method: "POST", headers }).then(({ status }) => status);

const totals = (hub: TestHub) => {
  const segments = [...hub.gateway.segments.values()];
  const sum = (rows: readonly (readonly unknown[])[]) => rows.reduce((total, row) => total + Number(row.at(-1)), 0);
  return { counted: sum(segments.flatMap(({ counters }) => counters)), dropped: sum(segments.flatMap(({ receipts }) => receipts)) };
};

describe("beacons at the edge", () => {
  it("fault 4: every answered beacon is counted exactly once after kill -9", async () => {
    const hub = await servingHub();
    const statuses = await Promise.all(Array.from({ length: 200 }, (_, at) => send(hub, at)));
    await hub.end("SIGKILL");
    await hub.start();
    await until(
      () => totals(hub).counted >= 200,
      () => JSON.stringify(totals(hub)) + hub.output,
    );
    expect([new Set(statuses), totals(hub)]).toEqual([new Set([204]), { counted: 200, dropped: 0 }]);
  });

  it("faults 5, 6: a segment whose answer was lost is sent again and counted once", async () => {
    const hub = await servingHub();
    let lost = 0;
    hub.gateway.before = (path, response) => {
      if (path !== "/beacons" || lost > 0) return;
      lost += 1;
      const end = response.end.bind(response);
      response.end = () => {
        response.destroy();
        return end();
      };
    };
    expect(await send(hub, 1)).toBe(204);
    await until(() => lost === 1);
    await hub.end("SIGKILL");
    await hub.start();
    await until(
      async () => (await readdir(join(hub.data, "beacons", "spool"))).length === 0 && totals(hub).counted > 0,
      () => hub.output,
    );
    expect(totals(hub)).toEqual({ counted: 1, dropped: 0 });
    expect(hub.gateway.asked.filter((path) => path === "/beacons").length).toBeGreaterThan(1);
  });

  it("fault 77: a segment the gateway quarantines is let go and a new run begins", async () => {
    const hub = await servingHub();
    expect(await send(hub, 1)).toBe(204);
    await until(() => hub.gateway.segments.size === 1);
    const [first] = [...hub.gateway.segments.values()];
    if (first) hub.gateway.segments.set(`${first.run}/${first.seq + 1}`, { ...first, seq: first.seq + 1, receipts: [["gpc", 10, 1]] });
    expect(await send(hub, 2)).toBe(204);
    await until(
      () => hub.output.includes("a new run begins"),
      () => hub.output,
    );
    expect(await send(hub, 3)).toBe(204);
    await until(
      () => [...hub.gateway.segments.values()].some(({ run }) => run !== first?.run),
      () => hub.output,
    );
  });

  it("fault 87: only Sec-GPC: 1 opts out, and leaves nothing but a count", async () => {
    const hub = await servingHub();
    const values = ["1", "0", "1,1", "true", ""];
    for (const [at, value] of values.entries()) await send(hub, at, {}, { "Sec-GPC": value });
    await send(hub, 90, { gpc: "1" });
    await until(
      () => totals(hub).counted + totals(hub).dropped === 6,
      () => JSON.stringify(totals(hub)),
    );
    const receipts = [...hub.gateway.segments.values()].flatMap((segment) => segment.receipts);
    expect(new Set(receipts.map(([reason]) => reason))).toEqual(new Set(["gpc"]));
    expect(totals(hub)).toEqual({ counted: 4, dropped: 2 });
  });

  it("fault 83: anything at all is answered 204 and counted as malformed", async () => {
    const hub = await servingHub();
    for (const rubbish of ["", "?", "?c=%ff%fe&n=1", `?${"a=1&".repeat(2_000)}`, "?c=autumn-roast"]) {
      expect((await fetch(`${hub.url}/e${rubbish}`)).status).toBe(204);
    }
    await until(
      () => totals(hub).dropped === 5,
      () => JSON.stringify(totals(hub)),
    );
  });

  it("fault 92: no address, user agent or referrer is on disk or in the logs", async () => {
    const hub = await servingHub();
    const canary = "canary-9b1f";
    const headers = { "User-Agent": canary, Referer: `https://${canary}.example/`, "X-Forwarded-For": "203.0.113.77", Cookie: canary };
    await send(hub, 1, { junk: canary }, headers);
    await fetch(`${hub.url}/c/autumn-roast/home-mpu?m=DE`, { headers });
    await until(() => totals(hub).counted === 1);
    await send(hub, 2, {}, headers);
    const texts = [hub.output];
    for (const entry of await readdir(hub.data, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) texts.push(await readFile(join(entry.parentPath, entry.name), "latin1").catch(() => ""));
    expect(texts.some((text) => text.includes(canary) || text.includes("203.0.113.77") || text.includes(nonce(2)))).toBe(false);
  });

  it("fault 22: SIGTERM ends it in order, with what was answered on its way", async () => {
    const hub = await servingHub();
    expect(await send(hub, 1)).toBe(204);
    expect(await hub.end("SIGTERM")).toBe(0);
    expect(totals(hub).counted).toBe(1);
  });
});
