import { open } from "node:fs/promises";

/** Puts a folder's entries on disk: a file that was renamed into it is safe from a power loss only then. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}
