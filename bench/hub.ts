import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { compose, type Piece } from "../src/features/release/model/compose";
import type { Content, Head } from "../src/features/release/model/document";
import { nextHead, sizeOfHead } from "../src/features/release/model/issue-head";
import { hexOf } from "../src/kernel/digest";
import { compactOf, digestOf } from "../src/kernel/hash";
import { TestHub, until } from "../src/testing/hub-process";
import type { Bench, BenchOptions, Figure } from "./figure";
import { childrenOf, cpuMicros, dial, type Server } from "./hub-load";
import { startNginx } from "./hub-nginx";

const sizes = { "1k": 1_000, "20k": 20_000, "100k": 100_000 };
const pairs = 16;
const most = 1.3;

/** CPU time per request of the hub's worker against a bare node:http handler, and against nginx where it is installed. */
export async function hub({ quick, say }: BenchOptions): Promise<Bench> {
  const rounds = quick ? 60 : 300;
  say("Starting a hub, a bare handler and nginx …");
  const stage = await openStage();
  try {
    const figures: Record<string, Figure> = {};
    for (const [name, bytes] of Object.entries(sizes)) {
      say(`${pairs} pairs of ${rounds * 8} requests for ${bytes} bytes …`);
      figures[`cpu_ratio_${name}`] = {
        ...(await compare(stage.blob(bytes), stage.bare(bytes), rounds)),
        most,
        says: `immutable ${bytes} bytes ÷ bare node:http`,
      };
    }
    figures.alias_cpu_ratio_20k = { ...(await compare(stage.alias(20_000), stage.bare(20_000), rounds)), most, says: "alias 20,000 bytes ÷ bare node:http" };
    if (stage.nginx) figures.nginx_ratio_20k = { ...(await compare(stage.blob(20_000), stage.nginx, rounds)), says: "immutable 20,000 bytes ÷ plain nginx" };
    return {
      figures: { ...figures, ...documentFigures() },
      notes: ["CPU time is the scheduler's, of the serving worker alone; ratios are medians of interleaved pairs."],
    };
  } finally {
    await stage.close();
  }
}

interface Stage {
  blob(bytes: number): Server;
  alias(bytes: number): Server;
  bare(bytes: number): Server;
  nginx: Server | null;
  close(): Promise<void>;
}

async function openStage(): Promise<Stage> {
  const hub = await TestHub.join();
  const bodies = new Map(Object.values(sizes).map((size) => [size, randomBytes(size)]));
  await hub.start();
  const head = await hub.gateway.issue({ active: { release: 1, content: stockAll(hub, bodies) } });
  await until(
    () => hub.gateway.acked(head, "activated"),
    () => hub.output,
  );
  const [worker = 0] = childrenOf(hub.pid);
  const bare = fork(fileURLToPath(new URL("hub-bare.ts", import.meta.url)), [JSON.stringify(Object.values(sizes))], { execArgv: ["--import", "tsx"] });
  const barePort = await portOf(bare);
  const nginx = await startNginx(bodies.get(20_000) ?? Buffer.alloc(0), hub.port + 1);
  return {
    blob: (bytes) => ({ port: hub.port, pid: worker, path: `/b/${hexOf(digestOf(bodies.get(bytes) ?? ""))}.webp` }),
    alias: (bytes) => ({ port: hub.port, pid: worker, path: `/c/autumn-roast/size-${bytes}?m=DE&l=de-DE` }),
    bare: (bytes) => ({ port: barePort, pid: bare.pid ?? 0, path: `/${bytes}` }),
    nginx,
    close: async () => {
      bare.kill();
      await nginx?.close();
      await hub.close();
    },
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resume) => child.once("message", (port) => resume(Number(port))));
}

/** One release with a placement a size. */
function stockAll(hub: TestHub, bodies: ReadonlyMap<number, Buffer>) {
  const blobs = [...bodies.values()].map((body): Content["blobs"][number] => [compactOf(hub.gateway.stock(body)), "image/webp", body.length]);
  const entries = blobs.map((_, blob) => ({ blob, concept: "a", weight: 1, beacon: true }));
  const placements: Content["placements"] = {};
  for (const [at, size] of [...bodies.keys()].entries())
    placements[`size-${size}`] = { connector: "gam", w: 300, h: 250, pick: { "DE/de-DE": [at] }, backup: at };
  return hub.gateway.content(1, Buffer.from("shown"), Buffer.from("backup"), { blobs, entries, placements });
}

async function perRequest(server: Server, slice: () => Promise<number>, rounds: number): Promise<number> {
  const before = cpuMicros(server.pid);
  let requests = 0;
  for (let round = 0; round < rounds; round += 1) requests += await slice();
  return (cpuMicros(server.pid) - before) / requests;
}

/** The median ratio of interleaved pairs; the interval is that of the median at 95 % by its order statistics. */
async function compare(project: Server, reference: Server, rounds: number): Promise<Omit<Figure, "says">> {
  const [ours, theirs] = [await dial(project), await dial(reference)];
  for (const [server, slice] of [
    [project, ours],
    [reference, theirs],
  ] as const)
    await perRequest(server, slice, 250);
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const measure = { ours: () => perRequest(project, ours, rounds), theirs: () => perRequest(reference, theirs, rounds) };
    const first = pair % 2 ? await measure.ours() : await measure.theirs();
    const second = pair % 2 ? await measure.theirs() : await measure.ours();
    ratios.push(pair % 2 ? first / second : second / first);
  }
  ratios.sort((a, b) => a - b);
  const at = (index: number) => ratios[index] ?? Number.NaN;
  return { value: (at(pairs / 2 - 1) + at(pairs / 2)) / 2, unit: "", low: at(3), high: at(pairs - 4) };
}

/** Sizes of the documents of a campaign with 10 placements and 10 locales, and of a head with every field in use. */
function documentFigures(): Record<string, Figure> {
  const locales = ["de-DE", "de-AT", "fr-FR", "it-IT", "es-ES", "pl-PL", "nl-NL", "pt-PT", "ja-JP", "en-GB"];
  const placements = Array.from({ length: 10 }, (_, at) => ({ key: `slot-${at}`, connector: "gam", widthPx: 300, heightPx: 250 + at }));
  const cells = [...locales.map((locale) => ({ market: locale.slice(3), locale })), { market: "*", locale: "und" }];
  const pieces = placements.flatMap(({ key }) =>
    cells.map(
      (cell): Piece => ({ placementKey: key, ...cell, digest: digestOf(randomBytes(32)), mime: "image/webp", bytes: 30_000, rules: "none", link: true }),
    ),
  );
  const markets = locales.map((locale) => ({ market: locale.slice(3), locale, sharePpm: 1_000_000, clickThrough: `https://shop.example/${locale}?ns={ref}` }));
  const facts = { org: "00000000-0000-7000-8000-000000000001", campaign: "autumn-roast", release: 12, flights: [], beaconSample: 1 };
  const content = compose({ ...facts, markets, placements, pieces });
  const bytes = brotliCompressSync(JSON.stringify(content)).length / 100;
  return {
    content_bytes_per_variant: { value: bytes, unit: "B", most: 64, says: "content of 100 variants and 10 backups, Brotli, per variant" },
    head_bytes: { value: fullHead(), unit: "B", most: 1_000, says: "a head with active, staged and five kept releases" },
  };
}

function fullHead(): number {
  let head: Head | null = null;
  for (let release = 1; release <= 9; release += 1) {
    const issue = { org: "00000000-0000-7000-8000-000000000001", campaign: "autumn-roast", keys: 1, epoch: release, issuedAt: new Date(0) };
    head = nextHead(head, { kind: "publish", release: { release, content: digestOf(String(release)) }, stage: release === 9 }, issue);
  }
  return head ? sizeOfHead(head) : Number.NaN;
}
