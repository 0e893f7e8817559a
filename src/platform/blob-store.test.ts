import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hexOf } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { DamagedBlob, FolderBlobStore } from "./blob-store";

let folder: string;
let store: FolderBlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nearshelf-blobs-"));
  store = new FolderBlobStore(folder);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const pathOf = (digest: ReturnType<typeof digestOf>) => join(folder, hexOf(digest).slice(0, 2), hexOf(digest));

describe("the folder blob store", () => {
  it("gives back what was put, by its digest, and puts the same bytes once", async () => {
    const [first, second] = await Promise.all([store.put(Buffer.from("beans")), store.put(Buffer.from("beans"))]);
    expect(first).toBe(digestOf("beans"));
    expect(second).toBe(first);
    expect((await store.get(first))?.toString()).toBe("beans");
    expect(await readdir(join(folder, hexOf(first).slice(0, 2)))).toEqual([hexOf(first)]);
  });

  it("gives null for a blob it does not have", async () => {
    expect(await store.get(digestOf("nothing"))).toBeNull();
    expect(await store.has(digestOf("nothing"))).toBe(false);
  });

  it("fault 16: a flipped bit is found at the read, the bytes are set aside and never returned", async () => {
    const digest = await store.put(Buffer.from("beans"));
    const bytes = await readFile(pathOf(digest));
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await writeFile(pathOf(digest), bytes);
    await expect(store.get(digest)).rejects.toThrow(DamagedBlob);
    expect(await store.get(digest)).toBeNull();
  });

  it("fault 17: a truncated blob is never returned, and putting it again heals it", async () => {
    const digest = await store.put(Buffer.from("beans"));
    await truncate(pathOf(digest), 0);
    await expect(store.get(digest)).rejects.toThrow(DamagedBlob);
    await store.put(Buffer.from("beans"));
    expect((await store.get(digest))?.toString()).toBe("beans");
  });

  it("sweeps the drafts that a killed process left behind", async () => {
    const digest = await store.put(Buffer.from("beans"));
    const shelf = join(folder, hexOf(digest).slice(0, 2));
    await writeFile(join(shelf, ".dead.part"), "half");
    await store.sweep();
    expect(await readdir(shelf)).toEqual([hexOf(digest)]);
  });
});
