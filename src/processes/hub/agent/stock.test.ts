import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Content, HubAssignment } from "@/features/release/model/document";
import { digestOfAssignment } from "@/features/release/model/held-blobs";
import { hexOf } from "@/kernel/digest";
import { compactOf, digestOf } from "@/kernel/hash";
import { FolderBlobStore } from "@/platform/blob-store";
import { HubFolder } from "./folder";
import { Plane } from "./plane";
import { Stock } from "./stock";

const shown = Array.from({ length: 200 }, (_, at) => Buffer.from(`variant ${at}`));
const backup = Buffer.from("backup");
const assignment: HubAssignment = { markets: ["FR"], others: ["DE"], capacityBytes: 1_000_000, left: {} };
const blobs = [...shown, backup].map((bytes): Content["blobs"][number] => [compactOf(digestOf(bytes)), "image/webp", bytes.length]);
const content: Content = {
  schema: "nearshelf/content@1",
  org: "org",
  campaign: "autumn",
  release: 1,
  blobs,
  clicks: [],
  flights: [],
  entries: blobs.map((_, blob) => ({ blob, concept: "a", weight: 1, beacon: true })),
  placements: { mpu: { connector: "gam", w: 300, h: 250, pick: Object.fromEntries(shown.map((_, at) => [`DE/l${at}`, [at]])), backup: shown.length } },
  beacon: { sample: 1, events: [] },
  test: null,
  policy: { optOut: [], consent: "required-in-eea-uk-ch", vendorId: null, residency: null },
};

let folder: HubFolder;
let stock: Stock;

beforeEach(async () => {
  folder = new HubFolder(await mkdtemp(join(tmpdir(), "nearshelf-stock-")));
  await folder.make();
  const store = new FolderBlobStore(folder.blobs());
  for (const bytes of [...shown, backup]) await store.put(bytes);
  const text = JSON.stringify(content);
  await writeFile(join(folder.contents(), hexOf(digestOf(text))), text);
  stock = new Stock(folder, new Plane("http://127.0.0.1:9", "credential"));
  await stock.open(assignment);
  await stock.heldContent({ org: "org", campaign: "autumn", content: digestOf(text) });
});

afterEach(() => rm(folder.root, { recursive: true, force: true }));

async function countOnDisk(): Promise<number> {
  const shelves = await readdir(folder.blobs());
  return (await Promise.all(shelves.map((shelf) => readdir(join(folder.blobs(), shelf))))).flat().length;
}

it("a hub does not say after a start that it follows its plan before it looked for what left it", async () => {
  expect([stock.figures().plan, await countOnDisk()]).toEqual(["", 201]);
  await stock.settle();
  expect([stock.figures().plan, await countOnDisk()]).toEqual([digestOfAssignment(assignment), 1]);
});

it("a hub that drops what left its plan stops when another plan wants it again", async () => {
  const settling = stock.settle();
  await vi.waitFor(async () => expect(await countOnDisk()).toBeLessThan(201), { interval: 1 });
  stock.follow(null);
  const kept = await countOnDisk();
  await settling;
  // The one that was being dropped at that moment goes.
  expect(await countOnDisk()).toBeGreaterThanOrEqual(kept - 1);
  expect(kept).toBeGreaterThan(2);
});
