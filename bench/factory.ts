import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { createCampaign } from "@/features/campaign/writes/create-campaign";
import { Inspected } from "@/features/creative/model/door";
import { cellsOf } from "@/features/variant/model/cells";
import { requestBuild } from "@/features/variant/writes/request-build";
import { closeDb, db } from "@/platform/db";
import { startPostgres } from "@/platform/embedded-postgres";
import { migrate } from "@/platform/migrate";
import { freePort } from "@/testing/free-port";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { prepareBuilder, type RunningBuilder } from "@/testing/run-builder";
import { bareSharp } from "./factory-reference";
import { type Bench, type BenchOptions, medianOf } from "./figure";

const samples = resolve(import.meta.dirname, "../src/testing/samples");
const flower = join(samples, "flower-2268x1512.jpg");

const markets = [
  ["US", "en-US", "USD"],
  ["DE", "de-DE", "EUR"],
  ["FR", "fr-FR", "EUR"],
  ["BR", "pt-BR", "BRL"],
  ["JP", "ja-JP", "JPY"],
  ["KR", "ko-KR", "KRW"],
  ["AE", "ar-AE", "AED"],
  ["IL", "he-IL", "ILS"],
  ["IN", "hi-IN", "INR"],
  ["TH", "th-TH", "THB"],
] as const;

const sizes = [
  [300, 250],
  [728, 90],
  [160, 600],
  [970, 250],
  [970, 90],
  [300, 1050],
  [320, 50],
  [300, 50],
  [120, 60],
  [300, 600],
] as const;

/** 100 variants (and ten backups) through the real builder and queue, against sharp alone doing the same drawing. */
export async function factory({ quick, say }: BenchOptions): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "nearshelf-bench-"));
  const postgres = await startPostgres(join(folder, "postgres"), await freePort());
  process.env.DATABASE_URL = postgres.url;
  process.env.KEY_SECRET = randomUUID() + randomUUID();
  await migrate(postgres.url, "prisma");
  const bench = await prepareBuilder(postgres.url);
  try {
    return await measure(await bench.start({ NEARSHELF_LOG: "warn" }), bench.data, quick ? 4 : 15, say);
  } finally {
    await bench.close();
    await closeDb();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Round {
  projectMs: number;
  bareMs: number;
  rebuildMs: number;
  rebuildRenders: number;
}

async function measure(builder: RunningBuilder, data: string, pairs: number, say: BenchOptions["say"]): Promise<Bench> {
  process.env.FONTCONFIG_FILE = join(data, "builder", "fonts.conf");
  const sharp = (await import("sharp")).default;
  sharp.concurrency(1);
  sharp.cache(false);
  const memory = watchMemory(builder.pid);
  const rounds: Round[] = [];
  for (let number = 0; number <= pairs; number += 1) {
    const organization = await makeOrganization();
    const campaignId = await makeCampaignOf100(organization, builder, number);
    const cells = cellsOf(await getCampaign(organization.owner, { id: campaignId }), new Date()).map(({ inputs }) => inputs);
    const bareFirst = number % 2 === 0;
    const before = bareFirst ? await bareSharp(sharp, flower, cells) : 0;
    const built = await timedBuild(organization, campaignId);
    const bareMs = bareFirst ? before : await bareSharp(sharp, flower, cells);
    const again = await timedBuild(organization, campaignId);
    rounds.push({ projectMs: built.ms, bareMs, rebuildMs: again.ms, rebuildRenders: again.renders });
    say(
      `pair ${number}: ${Math.round(built.ms)} ms (${built.renders} rendered), bare ${Math.round(bareMs)} ms, again ${Math.round(again.ms)} ms (${again.renders})`,
    );
  }
  return figuresOf(rounds, memory.stop());
}

function figuresOf(rounds: Round[], peakMb: number): Bench {
  const [first, ...pairs] = rounds;
  const ratio = medianOf(pairs.map(({ projectMs, bareMs }) => projectMs / bareMs));
  const wall = medianOf(pairs.map(({ projectMs }) => projectMs / 1_000));
  const rebuild = medianOf(pairs.map(({ rebuildMs }) => rebuildMs / 1_000));
  return {
    figures: {
      wall_ratio_100: { ...ratio, unit: "", most: 2, says: "builder, queue and database ÷ bare sharp, wall time" },
      wall_s_100: { ...wall, unit: "s", says: "Build pressed to the last of 100 variants and 10 backups recorded" },
      wall_s_100_first: { value: (first?.projectMs ?? 0) / 1_000, unit: "s", says: "the same, the first build after the builder's start" },
      rebuild_renders: {
        value: rounds.reduce((sum, { rebuildRenders }) => sum + rebuildRenders, 0),
        unit: "",
        most: 0,
        says: "pictures drawn by the second builds, all rounds",
      },
      rebuild_s: { ...rebuild, unit: "s", most: 1, says: "a second build of the same campaign" },
      peak_mb: { value: peakMb, unit: "MB", most: 500, says: "most resident memory of the builder and its children together" },
    },
    notes: [
      "Each round has its own copy and focal point: no artefact, tile or lettering of an earlier round is reused.",
      "Half of the sizes are WebP q80 effort 4, half mozjpeg q82. Bare sharp draws two pictures at a time.",
      "The project fits and checks every text, which the reference does not; its panels of plain colour are quicker to encode than the reference's whole photo.",
    ],
  };
}

async function makeCampaignOf100(organization: TestOrganization, builder: RunningBuilder, number: number): Promise<string> {
  const { id } = await createCampaign(organization.owner, {
    name: "Bench",
    markets: markets.map(([market, locale, currency]) => ({ market, locale, currency, clickThrough: "https://shop.example/" })),
    placements: sizes.map(([widthPx, heightPx], at) => ({ key: `p${widthPx}x${heightPx}`, widthPx, heightPx, format: at % 2 === 0 ? "webp" : "jpeg" })),
  });
  const query = new URLSearchParams({ name: "flower.jpg", mime: "image/jpeg" });
  const headers = { authorization: `Bearer ${builder.secret}` };
  const answer = await fetch(`${builder.url}/inspect?${query}`, { method: "POST", headers, body: new Uint8Array(await readFile(flower)) });
  const { focal, ...facts } = Inspected.parse(await answer.json());
  const master = await db().master.create({ data: { ...facts, organizationId: organization.id, fileName: "flower.jpg", focalX: focal.x, focalY: focal.y } });
  await db().campaign.update({ where: { id }, data: { masterId: master.id, focalX: 0.5 + number / 1_000, focalY: 0.5 } });
  await db().copyString.createMany({ data: await copyOf(id, number) });
  return id;
}

async function copyOf(campaignId: string, number: number) {
  const [header = [], ...rows]: string[][] = parse(await readFile(join(samples, "copy-deck.csv")), { bom: true });
  return rows.flatMap((row) =>
    markets.map(([, locale]) => {
      const text = row[header.indexOf(locale)] ?? "";
      const key = row[0] ?? "";
      return { campaignId, key, locale, text: key === "price" ? String(Number(text) + number) : `${text} ${number}` };
    }),
  );
}

async function timedBuild(organization: TestOrganization, campaignId: string): Promise<{ ms: number; renders: number }> {
  const startedAt = performance.now();
  const { buildId } = await requestBuild(organization.owner, { campaignId });
  for (;;) {
    const { state } = await db().build.findUniqueOrThrow({ where: { id: buildId }, select: { state: true } });
    if (state !== "queued" && state !== "running") break;
    await pause(10);
  }
  const ms = performance.now() - startedAt;
  const items = await db().buildItem.findMany({ where: { buildId }, select: { state: true, renderMs: true, reason: true } });
  const failed = items.find(({ state }) => state === "failed");
  if (failed) throw new Error(`A cell failed: ${failed.reason}`);
  return { ms, renders: items.filter(({ renderMs }) => renderMs !== null).length };
}

/** Resident memory of a process and its children, the highest sum seen. */
function watchMemory(pid: number): { stop(): number } {
  let peakKb = 0;
  const timer = setInterval(() => {
    const rows = execFileSync("ps", ["-o", "rss=", "-p", String(pid), "--ppid", String(pid)], { encoding: "utf8" });
    const sumKb = rows
      .trim()
      .split(/\s+/)
      .reduce((sum, kb) => sum + Number(kb), 0);
    peakKb = Math.max(peakKb, sumKb);
  }, 200);
  return {
    stop: () => {
      clearInterval(timer);
      return peakKb / 1_024;
    },
  };
}
