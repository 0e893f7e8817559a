import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { recordRendered } from "@/features/variant/writes/record-rendered";
import { digestOf } from "@/kernel/hash";
import { mintSystemScope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { finishedBuild, makeBuildable, pressBuild } from "@/testing/build-campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { useOwnDatabase } from "@/testing/own-database";
import { type BuilderBench, prepareBuilder, type RunningBuilder } from "@/testing/run-builder";

const copy = { headline: { "de-DE": "Langsame Morgen", "fr-FR": "Les matins doux", "ja-JP": "ゆっくりした朝" } };

let bench: BuilderBench;

beforeAll(async () => {
  bench = await prepareBuilder(await useOwnDatabase(inject("databaseUrl")));
});

afterAll(() => bench.close());

function childrenOf(builder: RunningBuilder): number[] {
  return execFileSync("pgrep", ["-P", String(builder.pid)], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map(Number);
}

async function artefactsOf(organization: TestOrganization): Promise<[string, string][]> {
  const rows = await db().artefact.findMany({ where: { organizationId: organization.id }, orderBy: { buildKey: "asc" } });
  return rows.map(({ buildKey, digest }) => [buildKey, digest]);
}

async function until(says: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    if (await holds()) return;
    await pause(10);
  }
  throw new Error(`It never came to pass that ${says}.`);
}

describe("a builder that is killed", () => {
  it("fault 9: leaves a build that the next one finishes with the same bytes and one artefact a cell, at whatever step", { timeout: 240_000 }, async () => {
    const steps = ["queued", "planned", "first recorded"] as const;
    const reference = await makeOrganization();
    const first = await bench.start();
    await finishedBuild(await pressBuild(reference, await makeBuildable(reference, first, copy)));
    const expected = await artefactsOf(reference);
    let builder = first;
    for (const step of steps) {
      const organization = await makeOrganization();
      const campaignId = await makeBuildable(organization, builder, copy);
      const buildId = await pressBuild(organization, campaignId);
      if (step === "planned") await until("it is planned", async () => (await db().buildItem.count({ where: { buildId, buildKey: { not: null } } })) > 0);
      if (step === "first recorded") await until("one is recorded", async () => (await db().buildItem.count({ where: { buildId, state: "rendered" } })) > 0);
      await builder.end("SIGKILL");
      builder = await bench.start();
      const build = await finishedBuild(buildId, 60_000);
      expect([step, build.items.map(({ state }) => state)]).toEqual([step, ["rendered", "rendered", "rendered", "rendered"]]);
      expect(await artefactsOf(organization)).toEqual(expected);
    }
    await builder.end("SIGTERM");
  });

  it("fault 22: stops cleanly on SIGTERM and leaves no worker behind that others would wait for", async () => {
    const builder = await bench.start();
    const children = childrenOf(builder);
    expect(await builder.end("SIGTERM")).toBe(0);
    await until("its children are gone", () => children.every((pid) => !isAlive(pid)));
    expect(await db().builderPulse.count({ where: { at: { gt: new Date(Date.now() - 2_000) } } })).toBe(0);
  });
});

describe("a render child", () => {
  it("fault 20: that dies takes its job's try with it, not the builder, and the job is done by the next child", { timeout: 120_000 }, async () => {
    const builder = await bench.start();
    const organization = await makeOrganization();
    const campaignId = await makeBuildable(organization, builder, copy);
    const buildId = await pressBuild(organization, campaignId);
    await until("it is planned", async () => (await db().buildItem.count({ where: { buildId, buildKey: { not: null } } })) > 0);
    for (const pid of childrenOf(builder)) process.kill(pid, "SIGKILL");
    const build = await finishedBuild(buildId);
    expect(build.items.map(({ state }) => state)).toEqual(["rendered", "rendered", "rendered", "rendered"]);
    expect(isAlive(builder.pid)).toBe(true);
    await builder.end("SIGTERM");
  });

  it("fault 21: that hangs is killed at its time budget, and its job counts a failure and is tried again", { timeout: 120_000 }, async () => {
    const builder = await bench.start({ NEARSHELF_RENDER_BUDGET_MS: "1500" });
    const organization = await makeOrganization();
    const campaignId = await makeBuildable(organization, builder, copy);
    const hung = childrenOf(builder);
    for (const pid of hung) process.kill(pid, "SIGSTOP");
    const build = await finishedBuild(await pressBuild(organization, campaignId));
    expect(build.items.map(({ state }) => state)).toEqual(["rendered", "rendered", "rendered", "rendered"]);
    expect(builder.output()).toContain("a build job failed");
    await builder.end("SIGTERM");
  });
});

describe("jobs", () => {
  it("fault 140: a job that fails on its last try is dead, its cells say so, and another campaign's build goes on", { timeout: 120_000 }, async () => {
    const builder = await bench.start();
    const organization = await makeOrganization();
    const campaignId = await makeBuildable(organization, builder, copy);
    await builder.end("SIGTERM");
    const buildId = await pressBuild(organization, campaignId);
    await db().buildItem.updateMany({ where: { buildId, market: "DE" }, data: { inputs: { recipe: "poison" } } });
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1 WHERE key = ${`build:${buildId}`}`;
    const healthy = await makeOrganization();
    const next = await bench.start();
    const good = await finishedBuild(await pressBuild(healthy, await makeBuildable(healthy, next, copy)));
    const poisoned = await finishedBuild(buildId);
    expect([poisoned.state, poisoned.failure]).toEqual(["failed", expect.stringContaining("Given up after 5 tries.")]);
    expect(good.items.every(({ state }) => state === "rendered")).toBe(true);
    await next.end("SIGTERM");
  });

  it("fault 141: a second worker that comes late with other bytes changes nothing", { timeout: 120_000 }, async () => {
    const builder = await bench.start();
    const organization = await makeOrganization();
    const campaignId = await makeBuildable(organization, builder, copy);
    const buildId = await pressBuild(organization, campaignId);
    const build = await finishedBuild(buildId);
    const before = await artefactsOf(organization);
    const item = build.items.find(({ market }) => market === "DE");
    const late = { digest: digestOf("late"), mime: "image/webp", bytes: 4, renderMs: 1, preflight: { checks: [] } };
    const cell = { market: "DE", locale: "de-DE", placementKey: "home-mpu", buildKey: digestOf("none") };
    const scope = mintSystemScope(organization.id, "builder", "late");
    const known = before.find(([key]) => key === item?.buildKey)?.[0];
    const alarms = await recordRendered(scope, {
      buildId,
      begun: cell,
      cells: [{ ...cell, buildKey: `sha256:${known?.slice(7) ?? ""}`, outcome: { artefact: late } }],
    });
    expect(alarms).toHaveLength(1);
    expect(await artefactsOf(organization)).toEqual(before);
    expect((await db().buildItem.findFirstOrThrow({ where: { buildId, market: "DE" } })).state).toBe("rendered");
    await builder.end("SIGTERM");
  });
});

it("fault 116: a builder with bad variables names every one and does not start", async () => {
  const says = await bench.start({ BUILDER_SECRET: "short", BUILDER_PORT: "none", NEARSHELF_DATA: "" }).catch(String);
  for (const part of ["ended with 78", "NEARSHELF_DATA is not set", "BUILDER_PORT", "BUILDER_SECRET needs at least 32"]) expect(says).toContain(part);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
