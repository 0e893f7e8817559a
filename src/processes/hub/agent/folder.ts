import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { syncFolder } from "@/platform/sync-folder";

/** Where everything lies in a hub's data folder. */
export class HubFolder {
  constructor(readonly root: string) {}

  readonly identity = () => join(this.root, "identity.json");
  readonly keys = () => join(this.root, "keys.json");
  readonly state = () => join(this.root, "state.json");
  readonly previousState = () => join(this.root, "state.previous.json");
  readonly lock = () => join(this.root, "lock");
  readonly blobs = () => join(this.root, "blobs");
  readonly contents = () => join(this.root, "contents");
  readonly journal = () => join(this.root, "beacons", "journal");
  readonly spool = () => join(this.root, "beacons", "spool");
  readonly refused = () => join(this.root, "beacons", "refused");
  readonly run = () => join(this.root, "beacons", "run.json");

  async make(): Promise<void> {
    for (const path of [this.blobs(), this.contents(), this.journal(), this.spool(), this.refused()]) await mkdir(path, { recursive: true, mode: 0o700 });
    for (const path of [this.root, this.contents(), this.spool(), join(this.root, "beacons")]) await sweep(path);
  }
}

const draftEnding = ".part";

/** Drafts that a killed process left behind. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith(draftEnding)) await rm(join(folder, name), { force: true });
}

/** Writes beside, syncs, renames, syncs the folder: after a crash the path holds the old bytes or the new ones. */
export async function writeDurably(path: string, bytes: Uint8Array | string, beforeRename?: () => Promise<void>): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString("hex")}${draftEnding}`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await beforeRename?.();
    await rename(draft, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}
