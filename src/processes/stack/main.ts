// Owns one machine's Nearshelf: the data folder (locked against a second start), its secrets, the embedded PostgreSQL,
// and the processes web, gateway, builder, origin and two local hubs, each started again when it dies.
// Killed by Ctrl-C or SIGTERM: stops them all, the database last; a second Ctrl-C ends them by force.
// Survives the death of any of them. Killed itself (kill -9), the others go on serving; the next start ends them and takes over.
import { mkdir } from "node:fs/promises";
import { Refusal } from "@/kernel/refusal";
import { AlreadyRunning, Lock } from "./lock";
import { BadSettings, readSettings, type Settings } from "./settings";
import { CannotStart, Stack } from "./stack";

function fail(error: unknown): never {
  const expected = error instanceof BadSettings || error instanceof AlreadyRunning || error instanceof CannotStart || error instanceof Refusal;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

function stopOnSignals(stack: Stack): void {
  let asked = 0;
  const stop = async () => {
    asked += 1;
    if (asked > 2) return;
    if (asked === 2) stack.force();
    else {
      stack.say("Stopping …");
      await stack.stop();
      stack.say("Stopped. The data is kept.");
      process.exit(0);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
}

function greet(stack: Stack, settings: Settings, isNew: boolean): void {
  stack.say(`\nNearshelf is ready: ${settings.dashboardUrl}`);
  if (isNew) stack.say("Create the first organization there; its two local hubs join by themselves.");
  if (isNew && settings.reach === "network") stack.say(`Set-up code: ${process.env.SETUP_CODE}`);
  stack.say(`Data and logs are in ${settings.data}. Ctrl-C stops everything.\n`);
}

async function start(settings: Settings): Promise<void> {
  await mkdir(settings.data, { recursive: true, mode: 0o700 });
  const lock = await Lock.take(settings.data, { dashboardUrl: settings.dashboardUrl, port: settings.ports.web });
  const stack = new Stack(settings, lock);
  stopOnSignals(stack);
  try {
    await stack.start();
    greet(stack, settings, true);
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

await Promise.resolve()
  .then(() => start(readSettings(process.env, process.argv.slice(2))))
  .catch(fail);
