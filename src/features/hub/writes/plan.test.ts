import { beforeEach, describe, expect, it } from "vitest";
import { binOf } from "@/features/beacon/model/sketch";
import { mintSystemScope, type Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { makeMarkets } from "@/testing/plan-ground";
import { askOfThree } from "@/testing/plan-inputs";
import { getPlan } from "../reads/get-plan";
import { isPlanOpen } from "../reads/is-plan-open";
import { listPlans } from "../reads/list-plans";
import type { PlanAnswer } from "../schema";
import { askPlan } from "./ask-plan";
import { cancelPlan } from "./cancel-plan";
import { failPlan } from "./fail-plan";
import { recordAnswer } from "./record-answer";
import { startPlan } from "./start-plan";

let organization: TestOrganization;
let manager: Scope;
let builder: Scope;

beforeEach(async () => {
  organization = await makeOrganization();
  manager = organization.as("ad_manager");
  builder = mintSystemScope(organization.id, "builder", "job:1");
  await makeMarkets(organization, [
    ["DE", 1_500_000, 155],
    ["BR", 2_300_000, 690],
    ["NO", null, 165],
  ]);
});

const answer = (hubs: number, facts: Partial<PlanAnswer> = {}): PlanAnswer => ({
  ...{ hubs, optimal: true, gap: 0, tookMs: 3, sites: ["aws-sa-east-1"] },
  serves: [
    { market: "BR", site: "aws-sa-east-1", ttfbMs: 20 },
    { market: "DE", site: null, ttfbMs: 155 },
  ],
  ...facts,
});
const verbsOf = async () => (await db().auditRow.findMany({ where: { organizationId: organization.id }, orderBy: { at: "asc" } })).map(({ verb }) => verb);
const jobsOf = (planId: string) => db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs WHERE key = ${`plan:${planId}`}`;

describe("asking the planner", () => {
  it("freezes the question, queues one job and leaves its audit row", async () => {
    const { planId, total } = await askPlan(manager, askOfThree);
    expect(total).toBe(3);
    const plan = await getPlan(manager, { planId });
    expect(plan).toMatchObject({ state: "queued", solved: 0, total: 3, answers: [], attended: false, may: { plan: true } });
    expect(plan.inputs?.markets.map(({ market }) => market)).toEqual(["BR", "DE"]);
    expect(plan.inputs?.notes).toEqual([{ at: "Norway", says: "Its daily impressions are not known, so it is left out." }]);
    expect(await jobsOf(planId)).toEqual([{ key: `plan:${planId}` }]);
    expect(await verbsOf()).toEqual(["hub.askPlan"]);
    await db().market.deleteMany({ where: { organizationId: organization.id } });
    expect((await getPlan(manager, { planId })).inputs?.markets).toHaveLength(2);
  });

  it("takes what beacons measured for what was entered, and says so", async () => {
    await db().campaign.create({ data: { organizationId: organization.id, teamId: organization.teamId, slug: "c", name: "c" } });
    const where = { organizationId: organization.id, campaign: "c", placement: "p", market: "BR", arm: "cdn", measure: "ttfb_start" };
    await db().beaconBin.create({ data: { ...where, windowAt: new Date(), bin: binOf(500), count: 100 } });
    const { planId } = await askPlan(manager, askOfThree);
    const [brazil] = (await getPlan(manager, { planId })).inputs?.markets ?? [];
    expect(brazil).toMatchObject({ market: "BR", todayFrom: "measured" });
    expect(Math.abs((brazil?.todayMs ?? 0) - 500)).toBeLessThan(12);
  });

  it("is refused with the reason when no answer is possible, and starts nothing", async () => {
    await expect(askPlan(manager, { ...askOfThree, limit: { by: "budget", micros: 1 } })).rejects.toMatchObject({ code: "invalid" });
    expect([await verbsOf(), await listPlans(manager)]).toEqual([[], []]);
  });

  it("is refused while another question is open, also when both come at once", async () => {
    const outcomes = await Promise.allSettled([askPlan(manager, askOfThree), askPlan(organization.as("operator"), askOfThree)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(askPlan(manager, askOfThree)).rejects.toMatchObject({ code: "conflict" });
  });

  it("by a stranger asks of the stranger's own markets, of which there are none", async () => {
    await expect(askPlan((await makeOrganization()).owner, askOfThree)).rejects.toMatchObject({
      code: "unready",
      message: expect.stringContaining("no markets yet"),
    });
  });

  it("by a producer is forbidden", async () => {
    await expect(askPlan(organization.as("producer"), askOfThree)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("an open plan", () => {
  let planId: string;

  beforeEach(async () => {
    planId = (await askPlan(manager, askOfThree)).planId;
  });

  it("takes answers in any order and is done with the last", async () => {
    expect(await startPlan(builder, { planId })).toMatchObject({ answered: [] });
    for (const hubs of [2, 1, 3]) expect(await recordAnswer(builder, { planId, answer: answer(hubs) })).toEqual({ kept: true });
    const plan = await getPlan(manager, { planId });
    expect([plan.state, plan.solved, plan.answers.map(({ hubs }) => hubs)]).toEqual(["done", 3, [1, 2, 3]]);
    expect(plan.startedAt?.getTime()).toBeLessThanOrEqual(plan.finishedAt?.getTime() ?? 0);
    expect((await listPlans(manager))[0]).toMatchObject({ id: planId, state: "done", solved: 3, asked: askOfThree, currency: "USD" });
    expect(await verbsOf()).toEqual(["hub.askPlan", "hub.startPlan", "hub.recordAnswer", "hub.recordAnswer", "hub.recordAnswer"]);
  });

  it("fault 141: keeps the first answer for a number when a late builder brings another, and none for a number nobody asked", async () => {
    await recordAnswer(builder, { planId, answer: answer(1) });
    expect(await recordAnswer(builder, { planId, answer: answer(1, { sites: ["gcp-us-south1"] }) })).toEqual({ kept: false });
    expect(await recordAnswer(builder, { planId, answer: answer(7) })).toEqual({ kept: false });
    expect((await getPlan(manager, { planId })).answers).toEqual([answer(1)]);
    expect(await startPlan(builder, { planId })).toMatchObject({ answered: [1] });
  });

  it("is cancelled with what was worked out kept, and takes no answer after", async () => {
    await startPlan(builder, { planId });
    await recordAnswer(builder, { planId, answer: answer(1) });
    expect(await cancelPlan(organization.as("operator"), { planId })).toEqual({ solved: 1 });
    await expect(recordAnswer(builder, { planId, answer: answer(2) })).rejects.toMatchObject({ code: "conflict" });
    await expect(cancelPlan(manager, { planId })).rejects.toMatchObject({ code: "conflict" });
    expect(await getPlan(manager, { planId })).toMatchObject({ state: "cancelled", solved: 1 });
    expect(await isPlanOpen(builder, { planId })).toBe(false);
    expect(await verbsOf()).toEqual(["hub.askPlan", "hub.startPlan", "hub.recordAnswer", "hub.cancelPlan"]);
    await askPlan(manager, askOfThree);
  });

  it("is given up with a sentence, and another can be asked", async () => {
    await failPlan(builder, { planId, reason: "Given up." });
    expect(await getPlan(manager, { planId })).toMatchObject({ state: "failed", failure: "Given up." });
    expect((await verbsOf()).at(-1)).toBe("hub.failPlan");
    await askPlan(manager, askOfThree);
  });

  it("that somebody broke is shown without its question", async () => {
    await db().hubPlan.update({ where: { id: planId }, data: { inputs: { asked: "poison" } } });
    expect(await getPlan(manager, { planId })).toMatchObject({ inputs: null, state: "queued" });
    expect((await listPlans(manager))[0]).toMatchObject({ asked: null });
  });

  it("is missing for a stranger, whatever is tried", async () => {
    const stranger = await makeOrganization();
    const other = mintSystemScope(stranger.id, "builder", "job:2");
    const tries = [
      getPlan(stranger.owner, { planId }),
      cancelPlan(stranger.owner, { planId }),
      startPlan(other, { planId }),
      recordAnswer(other, { planId, answer: answer(1) }),
      failPlan(other, { planId, reason: "x" }),
    ];
    for (const one of await Promise.allSettled(tries)) expect(one).toMatchObject({ status: "rejected", reason: { code: "missing" } });
    expect(await listPlans(stranger.owner)).toEqual([]);
    expect(await isPlanOpen(other, { planId })).toBe(false);
  });

  it("cannot be cancelled by an analyst, who may look at it", async () => {
    const analyst = organization.as("analyst");
    await expect(cancelPlan(analyst, { planId })).rejects.toMatchObject({ code: "forbidden" });
    expect(await getPlan(analyst, { planId })).toMatchObject({ state: "queued", may: { plan: false } });
  });
});
