import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { getPlan } from "@/features/hub/reads/get-plan";
import type { AskPlan } from "@/features/hub/schema";
import { askPlan } from "@/features/hub/writes/ask-plan";
import { cancelPlan } from "@/features/hub/writes/cancel-plan";
import { buildJob } from "@/features/variant/jobs";
import { db } from "@/platform/db";
import { addJob } from "@/platform/queue";
import { makeCampaign } from "@/testing/campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { useOwnDatabase } from "@/testing/own-database";
import { makeMarkets, makeSlowGround } from "@/testing/plan-ground";
import { askOfThree } from "@/testing/plan-inputs";
import { type BuilderBench, prepareBuilder, type RunningBuilder } from "@/testing/run-builder";
import { giveUpOrphanPlans } from "./orphan-plan";

const askOfEight: AskPlan = { ...askOfThree, limit: { by: "number", hubs: 8 } };

let bench: BuilderBench;
let organization: TestOrganization;

beforeAll(async () => {
  bench = await prepareBuilder(await useOwnDatabase(inject("databaseUrl")));
});

afterAll(() => bench.close());

beforeEach(async () => {
  organization = await makeOrganization();
});

const planOf = (planId: string) => getPlan(organization.owner, { planId });
const verbsOf = async () => (await db().auditRow.findMany({ where: { organizationId: organization.id }, orderBy: { at: "asc" } })).map(({ verb }) => verb);

async function until(planId: string, says: string, holds: (plan: Awaited<ReturnType<typeof planOf>>) => boolean) {
  let plan = await planOf(planId);
  for (let tries = 0; tries < 6_000 && !holds(plan); tries += 1) {
    await pause(10);
    plan = await planOf(planId);
  }
  if (!holds(plan)) throw new Error(`It never came to pass that ${says}; the plan is ${plan.state}, ${plan.solved} of ${plan.total}.`);
  return plan;
}

const done = (planId: string) => until(planId, "it is done", ({ state }) => state === "done");

/** A busy machine must not turn proofs into time-outs. */
const patient = { NEARSHELF_PLAN_BUDGET_MS: "200000" };

async function withBuilder(run: (builder: RunningBuilder) => Promise<void>, env: Record<string, string> = patient): Promise<void> {
  const builder = await bench.start(env);
  await run(builder).finally(() => builder.end("SIGTERM"));
}

const hasJob = async (planId: string) => (await db().$queryRaw<object[]>`SELECT id FROM graphile_worker.jobs WHERE key = ${`plan:${planId}`}`).length > 0;

/** The plan's job is locked in a name that the builder beats for: else it would be freed under its hands after 15 s. */
async function isLockedByBeating(planId: string): Promise<boolean> {
  const rows = await db().$queryRaw<object[]>`
    SELECT job.id FROM graphile_worker.jobs job JOIN builder_pulse ON worker_id = locked_by WHERE key = ${`plan:${planId}`}`;
  return rows.length === 1;
}

describe("a plan", () => {
  it("is answered for every number of hubs, each proven", { timeout: 120_000 }, async () => {
    await makeMarkets(organization, [
      ["US", 4_200_000, 180],
      ["DE", 1_500_000, 155],
      ["BR", 2_300_000, 690],
      ["IN", 5_200_000, 480],
      ["ZA", 410_000, 820],
    ]);
    await withBuilder(async () => {
      const { planId } = await askPlan(organization.owner, askOfEight);
      const plan = await done(planId);
      expect(plan.answers.map(({ hubs, optimal, gap }) => [hubs, optimal, gap])).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((hubs) => [hubs, true, 0]));
      expect(plan.answers[0]?.sites).toEqual(["aws-ap-south-1"]);
      expect(plan.answers[7]?.sites.length).toBeLessThanOrEqual(8);
      expect(new Set(await verbsOf())).toEqual(new Set(["hub.askPlan", "hub.startPlan", "hub.recordAnswer"]));
    });
  });

  it("is cancelled in the midst of a number: the thread ends at once, what was answered stays, and the builder goes on", { timeout: 240_000 }, async () => {
    await makeSlowGround(organization);
    await withBuilder(async (builder) => {
      const { planId } = await askPlan(organization.owner, askOfEight);
      await until(planId, "one is solved", ({ solved }) => solved > 0);
      expect(await isLockedByBeating(planId)).toBe(true);
      await cancelPlan(organization.owner, { planId });
      const { answers } = await planOf(planId);
      const hasEnded = () => builder.output().includes("a plan was cancelled, its thread has ended");
      for (let tries = 0; tries < 300 && !hasEnded(); tries += 1) await pause(10);
      expect([hasEnded(), answers.length < 8]).toEqual([true, true]);
      expect(await planOf(planId)).toMatchObject({ state: "cancelled", answers });
      const other = await makeOrganization();
      await makeMarkets(other, [["DE", 1_500_000, 155]]);
      organization = other;
      await done((await askPlan(other.owner, askOfThree)).planId);
    });
  });

  it("fault 9: is taken over from a builder that is killed, each number is answered once and what was answered is not worked out again", {
    timeout: 240_000,
  }, async () => {
    await makeSlowGround(organization);
    const first = await bench.start(patient);
    const { planId } = await askPlan(organization.owner, { ...askOfThree, limit: { by: "number", hubs: 5 } });
    const before = await until(planId, "two are solved", ({ solved }) => solved >= 2);
    await first.end("SIGKILL");
    expect(before.state).toBe("running");
    await withBuilder(async () => {
      const plan = await done(planId);
      expect(plan.answers.map(({ hubs }) => hubs)).toEqual([1, 2, 3, 4, 5]);
      expect(plan.answers.slice(0, before.answers.length)).toEqual(before.answers);
      const verbs = await verbsOf();
      expect([verbs.filter((verb) => verb === "hub.startPlan").length, verbs.filter((verb) => verb === "hub.recordAnswer").length]).toEqual([2, 5]);
    });
  });

  it("fault 22: is handed on by a builder that is asked to end", { timeout: 240_000 }, async () => {
    await makeSlowGround(organization);
    const first = await bench.start(patient);
    const { planId } = await askPlan(organization.owner, askOfThree);
    await until(planId, "it is running", ({ state }) => state === "running");
    expect(await first.end("SIGTERM")).toBe(0);
    await withBuilder(async () => {
      expect((await done(planId)).answers.map(({ optimal }) => optimal)).toEqual([true, true, true]);
    });
  });

  it("waits while another organization's is worked out, so that builds have a worker", { timeout: 240_000 }, async () => {
    const organizations = [organization, await makeOrganization()];
    for (const one of organizations) await makeSlowGround(one);
    await withBuilder(async () => {
      const plans = await Promise.all(organizations.map(async ({ owner }) => ({ owner, ...(await askPlan(owner, askOfEight)) })));
      const statesOf = async () => (await Promise.all(plans.map(({ owner, planId }) => getPlan(owner, { planId })))).map(({ state }) => state).sort();
      for (let tries = 0; tries < 3_000 && !(await statesOf()).includes("running"); tries += 1) await pause(10);
      const { id: buildId } = await db().build.create({ data: { campaignId: (await makeCampaign(organization)).id } });
      await addJob(db(), buildJob, { organizationId: organization.id, buildId }, `build:${buildId}`);
      const isWaiting = async () => (await db().$queryRaw<object[]>`SELECT id FROM graphile_worker.jobs WHERE key = ${`build:${buildId}`}`).length > 0;
      for (let tries = 0; tries < 3_000 && (await isWaiting()); tries += 1) await pause(10);
      expect([await isWaiting(), await statesOf()]).toEqual([false, ["queued", "running"]]);
      for (const { owner, planId } of plans) await cancelPlan(owner, { planId });
    });
  });

  it("has an answer for every number whose time is up too, marked as not proven", { timeout: 240_000 }, async () => {
    await makeSlowGround(organization);
    await withBuilder(
      async () => {
        const { planId } = await askPlan(organization.owner, askOfThree);
        expect((await done(planId)).answers.map(({ optimal, sites }) => [optimal, sites.length])).toEqual([1, 2, 3].map((hubs) => [false, hubs]));
      },
      { NEARSHELF_PLAN_BUDGET_MS: "100" },
    );
  });
});

describe("fault 140: a plan that cannot be worked out", () => {
  it("is given up with a sentence at once when its question is broken, and others go on", { timeout: 120_000 }, async () => {
    await makeMarkets(organization, [["DE", 1_500_000, 155]]);
    const { planId } = await askPlan(organization.owner, askOfThree);
    await db().hubPlan.update({ where: { id: planId }, data: { inputs: { version: 1, asked: "poison" } } });
    await withBuilder(async () => {
      const plan = await until(planId, "it failed", ({ state }) => state === "failed");
      expect(plan.failure).toBe("The stored question cannot be read. What was worked out is kept. Ask again.");
      await done((await askPlan(organization.owner, askOfThree)).planId);
    });
  });

  it("is given up with a sentence at once when its rules contradict each other", { timeout: 120_000 }, async () => {
    await makeMarkets(organization, [["DE", 1_500_000, 155]]);
    const { planId } = await askPlan(organization.owner, askOfThree);
    await db()
      .$executeRaw`UPDATE hub_plan SET inputs = jsonb_set(inputs, '{sites}', (SELECT jsonb_agg(site || '{"forced": true}') FROM jsonb_array_elements(inputs -> 'sites') AS site)) WHERE id = ${planId}::uuid`;
    await withBuilder(async () => {
      const plan = await until(planId, "it failed", ({ state }) => state === "failed");
      expect(plan.failure).toMatch(/^No choice of sites keeps to what is required/);
    });
  });

  it("is given up when its last try was lost with a builder, so that another can be asked", async () => {
    await makeMarkets(organization, [["DE", 1_500_000, 155]]);
    const { planId } = await askPlan(organization.owner, askOfThree);
    expect(await giveUpOrphanPlans()).toBe(0);
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = ${`plan:${planId}`}`;
    expect(await giveUpOrphanPlans()).toBe(1);
    expect(await planOf(planId)).toMatchObject({ state: "failed", failure: expect.stringContaining("the builder ended too often") });
    await askPlan(organization.owner, askOfThree);
  });

  it("is left out when its organization is gone", { timeout: 120_000 }, async () => {
    await makeMarkets(organization, [["DE", 1_500_000, 155]]);
    const { planId } = await askPlan(organization.owner, askOfThree);
    await db().organization.delete({ where: { id: organization.id } });
    await withBuilder(async (builder) => {
      for (let tries = 0; tries < 500 && (await hasJob(planId)); tries += 1) await pause(10);
      expect(await hasJob(planId)).toBe(false);
      expect(builder.output()).not.toContain("a plan failed");
    });
  });
});
