import { type ChildProcess, fork, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJoinToken } from "../src/features/hub/writes/create-join-token";
import { getLive } from "../src/features/release/reads/get-live";
import { publish } from "../src/features/release/writes/publish";
import { blobFolder, FolderBlobStore } from "../src/platform/blob-store";
import { closeDb, db } from "../src/platform/db";
import { startPostgres } from "../src/platform/embedded-postgres";
import { migrate } from "../src/platform/migrate";
import { type BuiltCampaign, bytesOf, changeHeadline, makeBuiltCampaign } from "../src/testing/built-campaign";
import { freePort } from "../src/testing/free-port";
import { makeOrganization, type TestOrganization } from "../src/testing/organization";

export interface Stage {
  organization: TestOrganization;
  campaign: BuiltCampaign;
  gateway: string;
  /** The alias of the German cell on each real hub. */
  aliases: string[];
  /** What the German cell shows in release 1 and in release 2. */
  bodies: [Buffer, Buffer];
  child(file: string): ChildProcess;
  close(): Promise<void>;
}

const hubNames = ["eu-west", "us-east"] as const;

/** A real database, gateway and two hubs from their bundles, with a campaign whose releases 1 and 2 were live. */
export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "nearshelf-bench-"));
  const children: ChildProcess[] = [];
  const postgres = await startPostgres(join(folder, "postgres"), await freePort());
  const close = async () => {
    await Promise.all(children.map(end));
    await closeDb();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrate(postgres.url, "prisma");
    Object.assign(process.env, { DATABASE_URL: postgres.url, KEY_SECRET: "a key secret of a bench, good for nothing else" });
    const organization = await makeOrganization();
    const campaign = await makeBuiltCampaign(organization);
    const port = await freePort();
    const gateway = `http://127.0.0.1:${port}`;
    children.push(
      start(["dist/gateway.js"], { DATABASE_URL: postgres.url, KEY_SECRET: process.env.KEY_SECRET, NEARSHELF_DATA: folder, GATEWAY_PORT: String(port) }),
    );
    await until("the gateway to answer", () => answers(`${gateway}/healthz`));
    const addresses = await Promise.all(hubNames.map((name) => startHub(organization, gateway, join(folder, name), name, children)));
    const bodies = await release(organization, campaign, folder);
    const aliases = addresses.map((address) => `${address}/c/${campaign.slug}/home-mpu?m=DE&l=de-DE`);
    const child = (file: string) => {
      const forked = fork(join(import.meta.dirname, file), { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "inherit", "ipc"] });
      children.push(forked);
      return forked;
    };
    return { organization, campaign, gateway, aliases, bodies, child, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Release 1, then a changed headline and release 2; each live on the hubs before it goes on. */
async function release(organization: TestOrganization, campaign: BuiltCampaign, folder: string): Promise<[Buffer, Buffer]> {
  const first = await publishNow(organization, campaign, folder);
  await changeHeadline(organization, campaign.id, "Herbst");
  return [first, await publishNow(organization, campaign, folder)];
}

async function publishNow(organization: TestOrganization, campaign: BuiltCampaign, folder: string): Promise<Buffer> {
  const store = new FolderBlobStore(blobFolder(folder));
  const variants = await db().variant.findMany({ where: { campaignId: campaign.id } });
  for (const { buildKey, digest, mime, bytes, inputsDigest } of variants) {
    await store.put(bytesOf(inputsDigest));
    const row = { organizationId: organization.id, buildKey, digest, mime, bytes, renderMs: 1, preflight: {} };
    await db().artefact.upsert({ where: { organizationId_buildKey: { organizationId: organization.id, buildKey } }, create: row, update: {} });
  }
  const { revision } = await getLive(organization.owner, campaign.id);
  const { number } = await publish(organization.owner, { campaignId: campaign.id, note: "", revision });
  await until(`release ${number} to be live on both hubs`, async () => {
    const acks = await db().headAck.count({ where: { kind: "activated", head: { campaignId: campaign.id, activeNumber: number, stagedNumber: null } } });
    return acks >= hubNames.length;
  });
  return bytesOf(variants.find(({ market }) => market === "DE")?.inputsDigest ?? "");
}

async function startHub(organization: TestOrganization, gateway: string, data: string, name: string, children: ChildProcess[]): Promise<string> {
  const [port, adminPort] = [await freePort(), await freePort()];
  const address = `http://127.0.0.1:${port}`;
  const { token } = await createJoinToken(organization.owner);
  const joining = start(["dist/hub.js", "join", gateway, "--data", data, "--name", name, "--public-url", address, "--residency", "EU"], {});
  joining.stdin?.end(`${token}\n`);
  const code = await new Promise((resume) => joining.once("exit", resume));
  if (code !== 0) throw new Error(`${name} could not join (exit code ${code}).`);
  children.push(start(["dist/hub.js", "run", "--data", data, "--port", String(port), "--admin-port", String(adminPort), "--workers", "1"], {}));
  await until(`${name} to be ready`, () => answers(`http://127.0.0.1:${adminPort}/healthz`));
  return address;
}

function start(args: string[], env: Record<string, string | undefined>): ChildProcess {
  const all = { NODE_ENV: "production" as const, PATH: process.env.PATH, NEARSHELF_LOG: "warn", ...env };
  return spawn(process.execPath, args, { env: all, stdio: ["pipe", "ignore", "inherit"] });
}

/** Joins `count` simulated hubs and waits for their streams. */
export async function joinFleet(stage: Stage, count: number): Promise<void> {
  const tokens: string[] = [];
  for (let i = 0; i < count; i += 1) tokens.push((await createJoinToken(stage.organization.owner)).token);
  const fleet = stage.child("rollback-fleet.ts");
  fleet.send({ gateway: stage.gateway, tokens });
  await new Promise((resume) => fleet.once("message", resume));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resume) => child.once("exit", resume));
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(hard);
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** Asks every 20 ms for at most 30 s. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const endsAtMs = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > endsAtMs) throw new Error(`Waited 30 s for ${what}.`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
