import { rename } from "node:fs/promises";
import * as z from "zod";
import { readHead, readSnapshot } from "@/features/release/model/accept";
import { documentTypes, type Head, SignedDocument, type Snapshot } from "@/features/release/model/document";
import type { Digest } from "@/kernel/digest";
import { isDigest } from "@/kernel/digest";
import { log } from "@/platform/log";
import { readText } from "@/platform/read-text";
import { type HubFolder, writeDurably } from "./folder";
import type { Signed, Trust, Verified } from "./trust";

export interface TrustedHead extends Verified {
  head: Head;
}

/** A release number and the content it showed. */
export interface Pair {
  release: number;
  content: Digest;
}

/** What the hub knows of one campaign: the newest head it trusts, the one it serves, and every release number it ever served. */
export interface CampaignState {
  trusted: TrustedHead;
  serving: TrustedHead | null;
  former: Pair[];
}

export interface HubState {
  snapshot: (Verified & { snapshot: Snapshot }) | null;
  campaigns: Map<string, CampaignState>;
}

const StateFile = z.object({
  schema: z.literal("nearshelf/hub-state@1"),
  snapshot: SignedDocument.nullable(),
  campaigns: z.array(
    z.object({
      trusted: SignedDocument,
      serving: SignedDocument.nullable(),
      former: z.array(z.object({ release: z.number().int(), content: z.custom<Digest>(isDigest) })).max(100),
    }),
  ),
});

/** Every document in it carries its own signature and is verified again when it is read. */
export async function saveState(folder: HubFolder, state: HubState): Promise<void> {
  const campaigns = [...state.campaigns.values()].map(({ trusted, serving, former }) => ({
    trusted: trusted.signed,
    serving: serving?.signed ?? null,
    former,
  }));
  const file: z.infer<typeof StateFile> = { schema: "nearshelf/hub-state@1", snapshot: state.snapshot?.signed ?? null, campaigns };
  await writeDurably(folder.state(), JSON.stringify(file), () => keepPrevious(folder));
}

/** Moved, not linked: the two copies never share their bytes. Between the two renames the copy before is the only one. */
async function keepPrevious(folder: HubFolder): Promise<void> {
  await rename(folder.state(), folder.previousState()).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
}

/** The last good state: the newest copy that reads and verifies, else an empty one. */
export async function loadState(folder: HubFolder, trust: Trust): Promise<HubState> {
  for (const path of [folder.state(), folder.previousState()]) {
    const text = await readText(path);
    if (text === null) continue;
    try {
      return await parseState(text, trust);
    } catch (error) {
      log.error({ path, reason: String(error) }, "the stored state is damaged; the copy before it is tried");
    }
  }
  return { snapshot: null, campaigns: new Map() };
}

async function parseState(text: string, trust: Trust): Promise<HubState> {
  const file = StateFile.parse(JSON.parse(text));
  const campaigns = new Map<string, CampaignState>();
  for (const { trusted, serving, former } of file.campaigns) {
    const newest = await trustedHead(trust, trusted);
    campaigns.set(newest.head.campaign, { trusted: newest, serving: serving ? await trustedHead(trust, serving) : null, former });
  }
  const verified = file.snapshot ? await trust.verifyStored(file.snapshot, documentTypes.snapshot) : null;
  return { snapshot: verified ? { ...verified, snapshot: readSnapshot(verified.text) } : null, campaigns };
}

async function trustedHead(trust: Trust, signed: Signed): Promise<TrustedHead> {
  const verified = await trust.verifyStored(signed, documentTypes.head);
  return { ...verified, head: readHead(verified.text) };
}
