import type { JWK } from "jose";
import * as z from "zod";
import { Refusal } from "@/kernel/refusal";
import { readText } from "@/platform/read-text";
import type { HubFolder } from "./folder";
import { writeDurably } from "./folder";

/** Who this hub is; mode 0600 in its data folder, never sent but for the credential, and that only to the gateway. */
export const Identity = z.object({
  hub: z.string(),
  org: z.string(),
  name: z.string(),
  publicUrl: z.string(),
  residency: z.string(),
  gateway: z.string(),
  /** `<hub id>.<secret>`. */
  credential: z.string(),
  /** The root key's thumbprint, pinned when joining. */
  root: z.string(),
  privateKey: z.custom<JWK>((value) => typeof value === "object" && value !== null),
});
export type Identity = z.infer<typeof Identity>;

export async function loadIdentity(folder: HubFolder): Promise<Identity> {
  const text = await readText(folder.identity());
  if (text === null) throw new Refusal("unready", "This data folder belongs to no hub yet. Run `join` first.");
  return Identity.parse(JSON.parse(text));
}

export async function saveIdentity(folder: HubFolder, identity: Identity): Promise<void> {
  await writeDurably(folder.identity(), JSON.stringify(identity, null, 2));
}
