import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { missing, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { readEnv } from "./env";

/** What the upload door writes beside the bytes of `<id>` as `<id>.json`. */
const Note = z.object({ size: z.number().int().nonnegative().optional(), metadata: z.object({ owner: z.string() }) });

const isUploadId = (id: string) => /^[0-9a-f]{32}$/.test(id);

export interface HeldUpload {
  path: string;
  bytes: number;
}

/** The folder of uploads that are under way or not yet taken over. */
export function uploadFolder(): string {
  return join(readEnv(["NEARSHELF_DATA"]).NEARSHELF_DATA, "uploads");
}

/** Whom an upload belongs to: one person in one organization. */
export function uploadOwner(scope: Scope): string {
  return `${scope.organizationId}/${scope.actor}`;
}

/** Who may go on with an upload, or null when there is none of that id. */
export async function findUploadOwner(id: string): Promise<string | null> {
  return (await readNote(id))?.metadata.owner ?? null;
}

/** A complete upload of the owner; another's is *missing*, one that still lacks bytes *unready*. */
export async function openUpload(id: string, owner: string): Promise<HeldUpload> {
  const note = await readNote(id);
  const path = join(uploadFolder(), id);
  const held = note?.metadata.owner === owner ? await stat(path).catch(() => null) : null;
  if (!note || !held) throw missing("upload");
  if (held.size !== note.size) throw new Refusal("unready", "The upload is not complete yet. What has arrived is kept; go on with it or start again.");
  return { path, bytes: held.size };
}

/** Forgets an upload; one that is gone already is fine. */
export async function removeUpload(id: string): Promise<void> {
  if (!isUploadId(id)) return;
  await rm(join(uploadFolder(), id), { force: true });
  await rm(join(uploadFolder(), `${id}.json`), { force: true });
}

async function readNote(id: string): Promise<z.infer<typeof Note> | null> {
  if (!isUploadId(id)) return null;
  const text = await readFile(join(uploadFolder(), `${id}.json`), "utf8").catch(() => null);
  return text === null ? null : (Note.safeParse(JSON.parse(text)).data ?? null);
}
