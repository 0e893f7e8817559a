import { Agent, get } from "node:http";
import { percentile } from "../src/features/release/model/percentile";
import { rollBack } from "../src/features/release/writes/roll-back";
import { db } from "../src/platform/db";
import { build } from "../src/processes/stack/build.mjs";
import type { Bench, BenchOptions, Figure } from "./figure";
import type { Sample } from "./rollback-load";
import { joinFleet, openStage, type Stage, until } from "./rollback-stage";

const fleetHubs = 50;
const perSecond = 1_000;
/** The database keeps instants to the millisecond. */
const clockStepMs = 1;

interface Rollback {
  /** Index of the body that is right from now on. */
  body: number;
  /** From calling the verb until both real hubs acknowledged and served the older bytes. */
  clickToServedMs: number;
  /** From the press of the button to the last hub's acknowledgement. */
  lastAckMs: number;
  /** ms since 1970. */
  requestedAtMs: number;
  /** When each real hub's acknowledgement reached the gateway, ms since 1970, in the order of the aliases. */
  ackedAtMs: number[];
}

/** Rolls a campaign back and forth between two kept releases on two real hubs and 50 simulated ones, under load. */
export async function rollback({ quick, say }: BenchOptions): Promise<Bench> {
  await build({ next: false });
  say("Starting the database, the gateway and two hubs …");
  const stage = await openStage();
  const abandon = () => void stage.close().finally(() => process.exit(1));
  process.once("SIGTERM", abandon).once("SIGINT", abandon);
  try {
    const load = stage.child("rollback-load.ts");
    load.send({ urls: stage.aliases, perSecond, bodies: stage.bodies.map((body) => body.toString("base64")) });
    const rounds = quick ? 16 : 60;
    say(`${rounds} rollbacks on two hubs under ${perSecond} requests a second …`);
    const two = await measure(stage, rounds, 2);
    say(`${rounds} rollbacks on two hubs and ${fleetHubs} simulated ones …`);
    await joinFleet(stage, fleetHubs);
    const fleet = await measure(stage, rounds, 2 + fleetHubs);
    const samples = await new Promise<Sample[]>((resume) => {
      load.once("message", (message: Sample[]) => resume(message));
      load.send("stop");
    });
    return report(two, fleet, samples);
  } finally {
    await stage.close();
  }
}

async function measure(stage: Stage, rounds: number, hubs: number): Promise<Rollback[]> {
  const done: Rollback[] = [];
  for (let i = 0; i < rounds; i += 1) {
    done.push(await once(stage, i % 2, hubs));
    await new Promise((resume) => setTimeout(resume, 150));
  }
  return done;
}

/** One press of the button: the verb as the web process calls it, then the bytes as the public gets them. */
async function once({ organization, campaign, aliases, bodies }: Stage, body: number, hubs: number): Promise<Rollback> {
  const wanted = bodies[body] ?? Buffer.alloc(0);
  const clickedAtMs = performance.now();
  const verb = rollBack(organization.owner, { campaignId: campaign.id, to: body + 1, reason: "bench" });
  const served = Promise.all(aliases.map((alias) => whenServed(alias, wanted)));
  const { headDigest } = await verb;
  const servedAtMs = Math.max(...(await served));
  await until("every hub's acknowledgement", async () => (await db().headAck.count({ where: { headDigest, kind: "activated" } })) >= hubs);
  const acks = await db().headAck.findMany({ where: { headDigest, kind: "activated" }, include: { hub: true } });
  const { requestedAt } = await db().head.findUniqueOrThrow({ where: { digest: headDigest } });
  const real = acks.filter(({ hub }) => aliases.some((alias) => alias.startsWith(hub.publicUrl)));
  const requestedAtMs = requestedAt.getTime();
  const ackedAtMs = aliases.map((alias) => requestedAtMs + (real.find(({ hub }) => alias.startsWith(hub.publicUrl))?.ms ?? Number.NaN));
  const clickToServedMs = Math.max(servedAtMs - clickedAtMs, ...real.map(({ ms }) => ms));
  return { body, clickToServedMs, lastAckMs: Math.max(...acks.map(({ ms }) => ms)), requestedAtMs, ackedAtMs };
}

const agent = new Agent({ keepAlive: true });

/** When an alias first answered with these bytes, by performance.now(). */
async function whenServed(url: string, wanted: Buffer): Promise<number> {
  for (let tries = 0; tries < 20_000; tries += 1) {
    if ((await bytesAt(url)).equals(wanted)) return performance.now();
    await new Promise((resume) => setTimeout(resume, 1));
  }
  throw new Error(`${url} never served the older bytes.`);
}

function bytesAt(url: string): Promise<Buffer> {
  return new Promise((resume, fail) => {
    const asked = get(url, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("end", () => resume(Buffer.concat(chunks)));
    });
    asked.once("error", fail);
  });
}

/** Requests within the time in which only one answer is right: begun after a hub's acknowledgement, ended before the next press of the button. */
function countStale(rollbacks: readonly Rollback[], samples: readonly Sample[]): number {
  return rollbacks.reduce((sum, { body, ackedAtMs }, i) => {
    const untilMs = (rollbacks[i + 1]?.requestedAtMs ?? Number.POSITIVE_INFINITY) - clockStepMs;
    const isSettled = ([hub, , startedAtMs, endedAtMs]: Sample) => startedAtMs > (ackedAtMs[hub] ?? Number.NaN) + clockStepMs && endedAtMs < untilMs;
    return sum + samples.filter((sample) => isSettled(sample) && sample[1] >= 0 && sample[1] !== body).length;
  }, 0);
}

function report(two: Rollback[], fleet: Rollback[], samples: Sample[]): Bench {
  const clicks = two.map(({ clickToServedMs }) => clickToServedMs);
  const lasts = fleet.map(({ lastAckMs }) => lastAckMs);
  const seconds = ((samples.at(-1)?.[3] ?? 0) - (samples[0]?.[2] ?? 0)) / 1_000;
  const ms = (value: number | null, says: string, most?: number): Figure => ({ value: value ?? Number.NaN, unit: "ms", says, most });
  return {
    figures: {
      click_to_served_ms_p50: { ...ms(percentile(clicks, 0.5), "click to both hubs' acknowledgement and older bytes", 150), ...interval(clicks) },
      click_to_served_ms_p99: ms(percentile(clicks, 0.99), "the same, slowest in a hundred", 500),
      fleet50_ms_p50: { ...ms(percentile(lasts, 0.5), "click to the last of 52 acknowledgements"), ...interval(lasts) },
      fleet50_ms_p99: ms(percentile(lasts, 0.99), "the same, slowest in a hundred", 1_000),
      failed_requests: { value: samples.filter(([, body]) => body < 0).length, unit: "", says: `of ${samples.length} requests`, most: 0 },
      stale_after_ack: { value: countStale([...two, ...fleet], samples), unit: "", says: "newer bytes after a hub had acknowledged", most: 0 },
      load_per_second: { value: samples.length / seconds, unit: "/s", says: "requests answered during the rollbacks" },
    },
    notes: [
      `${two.length} and ${fleet.length} rollbacks; the verb is called in the process that measures, as the web process does.`,
      "Acknowledgements end at their arrival at the gateway, by the database's clock; the simulated hubs speak the real protocol and serve nobody.",
    ],
  };
}

/** The 95 % interval of a median by order statistics (binomial, normal approximation). */
function interval(values: readonly number[]): { low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const half = 0.98 * Math.sqrt(sorted.length);
  const at = (rank: number) => sorted[Math.max(0, Math.min(sorted.length - 1, Math.round(rank)))] ?? Number.NaN;
  return { low: at(sorted.length / 2 - half - 1), high: at(sorted.length / 2 + half) };
}
