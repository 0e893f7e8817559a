import { afterEach, describe, expect, it } from "vitest";
import { hexOf } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { TestHub, until } from "@/testing/hub-process";

const red = Buffer.from("red bytes".repeat(2_000));
const green = Buffer.from("green bytes".repeat(2_000));
const grey = Buffer.from("grey backup".repeat(1_000));
const aliasPath = "/c/autumn-roast/home-mpu?m=DE&l=de-DE";

const hubs: TestHub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

async function runningHub(): Promise<TestHub> {
  const hub = await TestHub.join();
  hubs.push(hub);
  await hub.start();
  return hub;
}

async function bytesOf(hub: TestHub, path: string): Promise<string> {
  const response = await fetch(hub.url + path);
  return response.ok ? digestOf(Buffer.from(await response.arrayBuffer())) : String(response.status);
}

describe("a hub", () => {
  it("stages, activates and rolls back, and serves exactly what the head names", async () => {
    const hub = await runningHub();
    const { gateway } = hub;
    const [first, second] = [gateway.content(1, red, grey), gateway.content(2, green, grey)];
    expect(await bytesOf(hub, aliasPath)).toBe("404");

    const staged = await gateway.issue({ active: null, staged: { release: 1, content: first } });
    await until(
      () => gateway.acked(staged, "staged"),
      () => hub.output,
    );
    expect(await bytesOf(hub, aliasPath)).toBe("404");

    const live = await gateway.issue({ active: { release: 1, content: first } });
    await until(
      () => gateway.acked(live, "activated"),
      () => hub.output,
    );
    expect(await bytesOf(hub, aliasPath)).toBe(digestOf(red));
    expect(await bytesOf(hub, "/c/autumn-roast/home-mpu?m=US")).toBe(digestOf(grey));

    const next = await gateway.issue({ active: { release: 2, content: second }, kept: [{ release: 1, content: first }] });
    await until(
      () => gateway.acked(next, "activated"),
      () => hub.output,
    );
    expect(await bytesOf(hub, aliasPath)).toBe(digestOf(green));
    expect(await bytesOf(hub, `/b/${hexOf(digestOf(red))}.webp`)).toBe(digestOf(red));

    const fetched = gateway.asked.length;
    const back = await gateway.issue({
      active: { release: 3, content: first },
      kept: [{ release: 2, content: second }],
      cause: { kind: "rollback", restores: 1 },
    });
    await until(
      () => gateway.acked(back, "activated"),
      () => hub.output,
    );
    expect(await bytesOf(hub, aliasPath)).toBe(digestOf(red));
    expect(gateway.asked.slice(fetched).filter((path) => /blobs|contents/.test(path))).toEqual([]);
  });
});
