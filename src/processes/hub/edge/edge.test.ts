import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Content } from "@/features/release/model/document";
import { compactOf, digestOf } from "@/kernel/hash";
import { FolderBlobStore } from "@/platform/blob-store";
import { BeaconDoor } from "./beacons";
import { Edge } from "./edge";
import { Pantry } from "./pantry";
import { openShop } from "./shop";

const bodies = { old: Buffer.from("the old bytes"), fresh: Buffer.from("the fresh bytes") };

function contentWith(body: Buffer): Content {
  return Content.parse({
    schema: "nearshelf/content@1",
    org: "o",
    campaign: "autumn-roast",
    release: 1,
    blobs: [[compactOf(digestOf(body)), "image/webp", body.length]],
    clicks: [],
    flights: [],
    entries: [{ blob: 0, concept: "a", weight: 1, beacon: true }],
    placements: { mpu: { connector: "gam", w: 1, h: 1, pick: { "*": [0] }, backup: 0 } },
    beacon: { sample: 1, events: [] },
    test: null,
    policy: { optOut: [], consent: "required-in-eea-uk-ch", vendorId: null, residency: null },
  });
}

const shopOf = (body: Buffer) =>
  openShop(
    {
      campaigns: [{ campaign: "autumn-roast", active: { release: 1, content: digestOf("c") }, served: [digestOf("c")], withdrawn: [], paused: false }],
      clockAheadMs: 0,
    },
    () => contentWith(body),
  );

let folder: string;
let server: Server;
let url: string;
let bring: (ok: boolean) => void;
let wanted: Promise<void>;
let edge: Edge;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nearshelf-edge-"));
  let asked: () => void;
  wanted = new Promise((resume) => {
    asked = resume;
  });
  const want = () =>
    new Promise<boolean>((resume) => {
      bring = resume;
      asked();
    });
  const pantry = new Pantry(folder, 1_000_000, want, (address) => edge.forget(address));
  edge = new Edge(pantry, new BeaconDoor(() => undefined));
  server = createServer((request, response) => edge.handle(request, response));
  await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/c/autumn-roast/mpu`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = async () => (await fetch(url)).text();

it("does not remember an answer that was under way when the release changed", async () => {
  const store = new FolderBlobStore(folder);
  edge.swap(shopOf(bodies.old), 0);
  const underWay = ask();
  await wanted;
  await store.put(bodies.fresh);
  edge.swap(shopOf(bodies.fresh), 0);
  await store.put(bodies.old);
  bring(true);
  expect(await underWay).toBe("the old bytes");
  expect([await ask(), await ask()]).toEqual(["the fresh bytes", "the fresh bytes"]);
});

it("answers 503 and asks for no cache when neither a blob nor its backup can be had", async () => {
  edge.swap(shopOf(bodies.old), 0);
  const answer = fetch(url);
  await wanted;
  bring(false);
  const { status, headers } = await answer;
  expect([status, headers.get("cache-control")]).toEqual([503, "no-store"]);
});
