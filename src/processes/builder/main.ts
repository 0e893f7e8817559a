// Builder: takes build jobs from the queue and has two children draw them, and plans, which a thread works out; its private door
// looks at uploads and previews.
// Owns: the blobs that builds and uploads make, the inbox, its font configuration, its rows in builder_pulse.
// Killed by: SIGTERM or SIGINT (what is under way is finished, up to 8 s; the rest is tried again), a wrong variable (exit 78),
// losing the queue for good (exit 1, the supervisor starts another).
// Survives: a child that hangs, dies or runs out of memory; kill -9 at any step: another builder takes its jobs within 20 s and
// makes the same bytes; a database that is away for a while.
import { EventEmitter } from "node:events";
import { join } from "node:path";
import { type Runner, run, type WorkerEvents } from "graphile-worker";
import { planJob } from "@/features/hub/jobs";
import { buildJob, renderJob } from "@/features/variant/jobs";
import { blobFolder, FolderBlobStore } from "@/platform/blob-store";
import { closeDb } from "@/platform/db";
import { log } from "@/platform/log";
import { logger } from "@/platform/queue";
import { openDoor } from "./door";
import { Factory } from "./factory";
import { Fonts } from "./fonts";
import { build } from "./handlers/build";
import { planHubs } from "./handlers/plan-hubs";
import { render } from "./handlers/render";
import { Inbox } from "./inbox";
import { Pulse } from "./pulse";
import { RenderPool } from "./render-pool";
import { readSettings } from "./settings";

const settings = readSettings();
const drainMs = 8_000;

async function openFactory(): Promise<Factory> {
  const fonts = await Fonts.open(settings.fonts, settings.privateFolder);
  const pool = new RenderPool({ childPath: settings.childPath, fontconfigPath: fonts.configPath, budgetMs: settings.budgetMs });
  const facts = await pool.facts();
  const folder = blobFolder(settings.data);
  return new Factory(pool, new FolderBlobStore(folder), folder, fonts, { ...facts, fonts: fonts.digests });
}

async function openQueue(factory: Factory, pulse: Pulse): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked in the name of the pool, not of the worker that runs them.
  events.on("pool:create", ({ workerPool }) => pulse.add(workerPool.id));
  return run({
    connectionString: settings.databaseUrl,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: drainMs,
    logger,
    events,
    taskList: {
      [buildJob.name]: (payload, helpers) => build(factory, payload, helpers),
      [renderJob.name]: (payload, helpers) => render(factory, payload, helpers),
      [planJob.name]: (payload, helpers) => planHubs({ threadPath: settings.threadPath, budgetMs: settings.planBudgetMs }, payload, helpers),
    },
  });
}

async function main(): Promise<void> {
  const inbox = new Inbox(join(settings.privateFolder, "inbox"));
  await inbox.open();
  const factory = await openFactory();
  const pulse = new Pulse();
  const queue = await openQueue(factory, pulse);
  await pulse.start();
  const door = openDoor({ factory, inbox, secret: settings.secret, isSteady: () => pulse.isSteady(Date.now()) });
  door.listen(settings.port, "127.0.0.1", () => log.info({ port: settings.port }, "the builder is ready"));
  const stop = once(async (code: number) => {
    door.close();
    await queue.stop().catch((error: unknown) => log.warn({ error: String(error) }, "the queue did not stop cleanly"));
    await pulse.stop().catch(() => undefined);
    await factory.pool.stop().catch(() => undefined);
    await closeDb().catch(() => undefined);
    process.exit(code);
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(0));
  queue.promise.catch((error: unknown) => {
    log.error({ error: String(error) }, "the queue is lost");
    void stop(1);
  });
}

function once<A>(run: (argument: A) => Promise<void>): (argument: A) => Promise<void> {
  let running: Promise<void> | null = null;
  return (argument) => {
    running ??= run(argument);
    return running;
  };
}

main().catch((error: unknown) => {
  log.error({ error: error instanceof Error ? error.stack : String(error) }, "the builder cannot start");
  process.exit(1);
});
