// Owns the demo organization's two hubs on this machine and its simulated traffic.
// Killed by Ctrl-C or SIGTERM: stops its hubs first. Started again it goes on with what is there.
// Survives the death of its hubs, which it starts again, and the control plane's absence: a visit that fails is only not counted.
import { randomBytes, randomUUID } from "node:crypto";
import { createOrganization } from "@/features/identity/writes/create-organization";
import { getLive } from "@/features/release/reads/get-live";
import { Refusal } from "@/kernel/refusal";
import { mintSystemScope, type Scope } from "@/kernel/scope";
import { closeDb, db } from "@/platform/db";
import { demandEnv } from "@/platform/env";
import { log } from "@/platform/log";
import { Child, type Watch } from "./child";
import { openCampaign, until } from "./demo-campaign";
import { openMarkets } from "./demo-markets";
import { type Shelf, visit } from "./demo-traffic";
import { joinWithPatience } from "./local-hubs";
import { AlreadyRunning, Lock } from "./lock";
import { hubPlanOf } from "./plans";
import { portAdvice, takenPorts } from "./ports";
import { localHubs } from "./settings";

log.level = "silent";
const env = demandEnv(["DATABASE_URL", "NEARSHELF_DATA", "KEY_SECRET", "BUILDER_URL", "BUILDER_SECRET", "GATEWAY_URL", "NEXTAUTH_URL"]);
const port = Number(process.env.PORT);
const hubs = localHubs(port, true);
const name = "Fjord Coffee (demo)";
const pauseMs = 400;

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** The demo organization; without anybody to own it, somebody is made up whose password is said once. */
async function openOrganization(): Promise<Scope> {
  const found = await db().organization.findFirst({ where: { isDemo: true, name }, select: { id: true } });
  const scope = mintSystemScope(found?.id ?? randomUUID(), "demo", "demo");
  if (found) return scope;
  const owner = { name: "Demo", email: "demo@fjord-coffee.example", password: randomBytes(12).toString("base64url") };
  const isAlone = (await db().person.count()) === 0;
  await createOrganization(scope, { name, isDemo: true, ...(isAlone ? { owner } : {}) });
  if (isAlone) say(`Demo: sign in as ${owner.email} with the password ${owner.password}, or create your own organization, which gets the demo beside it.`);
  return scope;
}

async function startHubs(scope: Scope, watch: Watch): Promise<Child[]> {
  const taken = await takenPorts(
    hubs.flatMap((hub) => [
      { port: hub.port, what: hub.name },
      { port: hub.adminPort, what: `${hub.name} admin` },
    ]),
  );
  if (taken.length > 0) throw new Error(portAdvice(taken, port));
  const start = async (hub: (typeof hubs)[number]) => {
    await joinWithPatience(scope, env.NEARSHELF_DATA, hub, env.GATEWAY_URL, say);
    const child = new Child(hubPlanOf(env.NEARSHELF_DATA, hub, env.GATEWAY_URL), watch);
    child.start();
    return child;
  };
  return Promise.all(hubs.map(start));
}

/** About two visits a second, until the process ends. */
async function serveTraffic(scope: Scope, campaignId: string, shelf: Omit<Shelf, "release">): Promise<never> {
  const live = await until(async () => (await getLive(scope, campaignId)).active);
  say(`Demo: release ${live.release} is live on ${hubs.map((hub) => hub.name).join(" and ")}. Simulated visits go on until Ctrl-C: ${env.NEXTAUTH_URL}`);
  let { release } = live;
  for (let count = 1; ; count += 1) {
    if (count % 25 === 0) release = (await getLive(scope, campaignId).catch(() => null))?.active?.release ?? release;
    await visit({ ...shelf, release }).catch(() => false);
    await new Promise((resume) => setTimeout(resume, pauseMs * (0.5 + Math.random())));
  }
}

async function main(): Promise<void> {
  const lock = await Lock.take(env.NEARSHELF_DATA, { dashboardUrl: env.NEXTAUTH_URL, port }, "demo");
  const children: Child[] = [];
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
    await closeDb();
    await lock.release();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
  const scope = await openOrganization();
  children.push(...(await startHubs(scope, { data: env.NEARSHELF_DATA, say, noteChild: (child, mark) => lock.noteChild(child, mark) })));
  await openMarkets(scope);
  const { id, slug, markets, placements } = await openCampaign(scope, say);
  const hosts = hubs.map((hub) => ({ name: hub.name, residency: hub.residency, publicUrl: `http://127.0.0.1:${hub.port}` }));
  await serveTraffic(scope, id, { campaign: slug, markets, placements, hosts });
}

function wordsOf(error: unknown): string {
  if (error instanceof AlreadyRunning) return `it runs already, as process ${error.file.owner.pid}: ${env.NEXTAUTH_URL}. Stop that one with Ctrl-C first.`;
  return error instanceof Error ? error.message : String(error);
}

await main().catch((error: unknown) => {
  say(`Demo: ${wordsOf(error)}`);
  if (error instanceof Refusal) for (const { at, says } of error.complaints) say(`  ${at}: ${says}`);
  process.exit(1);
});
