import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Digest, hexOf } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { syncFolder } from "./sync-folder";

/** A blob was asked for and its bytes are not what its name says; they were set aside, never returned. */
export class DamagedBlob extends Error {
  constructor(readonly digest: Digest) {
    super(`The stored bytes of ${digest} are damaged; they were set aside.`);
  }
}

/** Immutable bytes by digest. `put` is idempotent; `get` verifies what it reads and gives null when there is nothing. */
export interface BlobStore {
  put(bytes: Uint8Array): Promise<Digest>;
  get(digest: Digest): Promise<Buffer | null>;
  has(digest: Digest): Promise<boolean>;
  remove(digest: Digest): Promise<void>;
}

/** Blobs as files `<folder>/<first 2 hex>/<64 hex>`; written beside, synced, then renamed, so a reader never sees half a blob. */
export class FolderBlobStore implements BlobStore {
  constructor(private readonly folder: string) {}

  async put(bytes: Uint8Array): Promise<Digest> {
    const digest = digestOf(bytes);
    if (await this.has(digest)) return digest;
    const shelf = join(this.folder, hexOf(digest).slice(0, 2));
    await mkdir(shelf, { recursive: true });
    const draft = join(shelf, `.${randomBytes(8).toString("hex")}.part`);
    try {
      await writeSynced(draft, bytes);
      await rename(draft, this.pathOf(digest));
      await syncFolder(shelf);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    return digest;
  }

  async get(digest: Digest): Promise<Buffer | null> {
    const bytes = await readFile(this.pathOf(digest)).catch(noEntry);
    if (!bytes) return null;
    if (digestOf(bytes) === digest) return bytes;
    await rename(this.pathOf(digest), `${this.pathOf(digest)}.damaged`).catch(noEntry);
    throw new DamagedBlob(digest);
  }

  async has(digest: Digest): Promise<boolean> {
    return (await stat(this.pathOf(digest)).catch(noEntry)) !== null;
  }

  async remove(digest: Digest): Promise<void> {
    await rm(this.pathOf(digest), { force: true });
  }

  /** Drafts that a killed process left behind; called once at start by the folder's only writer. */
  async sweep(): Promise<void> {
    for (const shelf of (await readdir(this.folder).catch(noEntry)) ?? []) {
      const names = (await readdir(join(this.folder, shelf)).catch(() => null)) ?? [];
      for (const name of names) if (name.endsWith(".part")) await rm(join(this.folder, shelf, name), { force: true });
    }
  }

  private pathOf(digest: Digest): string {
    return join(this.folder, hexOf(digest).slice(0, 2), hexOf(digest));
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function noEntry(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
  throw error;
}

/** Where the control plane keeps its blobs under NEARSHELF_DATA. */
export function blobFolder(data: string): string {
  return join(data, "blobs");
}
