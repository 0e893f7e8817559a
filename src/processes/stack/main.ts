// Owns one machine's Nearshelf: the data folder (locked against a second start), its secrets, the embedded PostgreSQL,
// and the processes web, gateway, builder, origin and two local hubs, each started again when it dies.
// Killed by Ctrl-C or SIGTERM: stops them all, the database last; a second Ctrl-C ends them by force.
// Survives the death of any of them. Killed itself (kill -9), the others go on serving; the next start ends them and takes over.
import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { isFirstRun } from "@/features/identity/reads/first-run";
import type { FirstOrganization } from "@/features/identity/schema";
import { Refusal } from "@/kernel/refusal";
import { mintSystemScope } from "@/kernel/scope";
import { log } from "@/platform/log";
import { Listener } from "@/platform/stream";
import { demoOn, demoPlanOf } from "./demo-plan";
import { initOrganization, readInit, untilFirstOrganization } from "./first-organization";
import { joinWithPatience } from "./local-hubs";
import { AlreadyRunning, findRunning, Lock } from "./lock";
import { hubPlanOf } from "./plans";
import { BadSettings, readSettings, type Settings } from "./settings";
import { CannotStart, Stack } from "./stack";

// The terminal is for people; the processes write their own logs.
log.level = "silent";
// A terminal that is gone must not take the product with it.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

function fail(error: unknown): never {
  const expected = error instanceof BadSettings || error instanceof AlreadyRunning || error instanceof CannotStart || error instanceof Refusal;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

function stopOnSignals(stack: Stack): void {
  let asked = 0;
  const stop = async () => {
    asked += 1;
    if (asked > 1) return stack.force();
    stack.say("Stopping …");
    await stack.stop();
    stack.say("Stopped. The data is kept.");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop().catch(fail));
}

async function greet(stack: Stack, { dashboardUrl, data, reach }: Settings): Promise<void> {
  const isNew = await isFirstRun();
  stack.say(`\nNearshelf is ready: ${dashboardUrl}`);
  if (isNew) stack.say("Create the first organization there; two hubs on this machine then join it by themselves.");
  if (isNew && reach === "network") stack.say(`Set-up code: ${process.env.SETUP_CODE}`);
  stack.say(`Data and logs: ${data}. Ctrl-C stops everything.\n`);
}

/** The two hubs of this machine belong to the first organization, whenever it comes. */
async function serveHubs(stack: Stack, { data, gatewayUrl, hubs }: Settings, databaseUrl: string): Promise<void> {
  const listener = new Listener(databaseUrl);
  await listener.start();
  const organizationId = await untilFirstOrganization(listener);
  await listener.stop();
  const scope = mintSystemScope(organizationId, "stack", "local-hubs");
  const serve = async (plan: (typeof hubs)[number]) => {
    await joinWithPatience(scope, data, plan, gatewayUrl, (line) => stack.say(line));
    stack.add(hubPlanOf(data, plan, gatewayUrl));
  };
  await Promise.all(hubs.map(serve));
  stack.say(`Hubs: ${hubs.map((hub) => `${hub.name} at http://127.0.0.1:${hub.port}`).join(", ")}.`);
}

async function run(stack: Stack, settings: Settings, init: FirstOrganization | null): Promise<void> {
  const variables = await stack.start();
  if (init && (await initOrganization(mintSystemScope(randomUUID(), "stack", "set-up"), init))) stack.say(`Created the organization ${init.organization}.`);
  await stack.noteReady();
  await greet(stack, settings);
  if (settings.demo) stack.add(demoPlanOf(settings, variables));
  await serveHubs(stack, settings, variables.DATABASE_URL ?? "");
}

async function main(): Promise<void> {
  const settings = readSettings(process.env, process.argv.slice(2));
  const init = readInit(process.env);
  await mkdir(settings.data, { recursive: true, mode: 0o700 });
  const running = await findRunning(settings.data);
  if (running && settings.demo) return demoOn(running, settings);
  const lock = await Lock.take(settings.data, { dashboardUrl: settings.dashboardUrl, port: settings.ports.web });
  const stack = new Stack(settings, lock);
  stopOnSignals(stack);
  await run(stack, settings, init).catch(async (error: unknown) => {
    // Told to stop midway: what fails from then on is the stopping itself.
    if (stack.isStopping) return;
    await stack.stop();
    throw error;
  });
}

await main().catch(fail);
