import { listServed } from "@/features/release/reads/contents";
import { findCurrentHead } from "@/features/release/reads/current-head";
import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { isBackup } from "../model/cells";

/** What the live release serves: its number, and digests by placement and audience. */
export interface LiveDigests {
  release: number;
  of(cell: { placementKey: string; market: string; locale: string }): Digest | null;
}

/** Contents never change under their digest, and one of 20,000 variants takes a tenth of a second to read. */
const keptContents = 8;
const contents = new Map<string, ReadonlyMap<string, Digest>>();

/** What the campaign's live release serves; null before the first. The caller has proven that the scope sees the campaign. */
export async function findLiveDigests(scope: Scope, campaignId: string): Promise<LiveDigests | null> {
  const active = (await findCurrentHead(db(), campaignId))?.head.active;
  if (!active) return null;
  const digests = await readContent(scope, active.content);
  return {
    release: active.release,
    of: (cell) => digests.get(keyOf(cell.placementKey, isBackup(cell) ? "backup" : `${cell.market}/${cell.locale}`)) ?? null,
  };
}

const keyOf = (placement: string, audience: string) => `${placement} ${audience}`;

async function readContent(scope: Scope, content: Digest): Promise<ReadonlyMap<string, Digest>> {
  const name = `${scope.organizationId} ${content}`;
  const held = contents.get(name);
  if (held) return held;
  const served = (await listServed(scope, [content])).get(content) ?? [];
  const digests = new Map(served.map(({ placement, audience, digest }) => [keyOf(placement, audience), digest]));
  const [oldest] = contents.keys();
  if (contents.size >= keptContents && oldest !== undefined) contents.delete(oldest);
  contents.set(name, digests);
  return digests;
}
