import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { readEnv } from "@/platform/env";
import type { SigningKey } from "@/platform/signing";

const pathOf = (organizationId: string) => join(readEnv(["NEARSHELF_DATA"]).NEARSHELF_DATA, "root-keys", `${organizationId}.json`);

/** Puts the root's private key on disk, mode 0600, flushed: it must be there before the organization is. */
export async function keepRootKey(organizationId: string, root: SigningKey): Promise<void> {
  const path = pathOf(organizationId);
  await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(root, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** For an organization that came to nothing. */
export async function dropRootKey(organizationId: string): Promise<void> {
  await rm(pathOf(organizationId), { force: true });
}
