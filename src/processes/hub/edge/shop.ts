// Shop: everything a worker may serve at one moment; a swap replaces it whole.
// Named: a blob that an active or kept release names, with the backup that stands in while it is missing.
import type { Content } from "@/features/release/model/document";
import { type Digest, hexOf } from "@/kernel/digest";
import { digestFromCompact } from "@/kernel/hash";
import type { CampaignOrder, Order } from "../wire";

export interface Named {
  digest: Digest;
  mime: string;
  bytes: number;
  /** File name under /b/: hex and ending. */
  file: string;
  backup: Named | null;
}

export interface Stall {
  campaign: string;
  release: number;
  content: Content;
  paused: boolean;
  /** By index into the content's blobs. */
  blobs: readonly (Named | null)[];
}

export interface Shop {
  stalls: ReadonlyMap<string, Stall>;
  /** By 64 hex. */
  blobs: ReadonlyMap<string, Named>;
  withdrawn: ReadonlySet<string>;
}

const endings: Record<string, string> = {
  "image/webp": "webp",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/avif": "avif",
  "image/gif": "gif",
  "image/svg+xml": "svg",
  "video/mp4": "mp4",
  "application/zip": "zip",
};

export function endingOf(mime: string): string {
  return endings[mime] ?? "bin";
}

/** Builds the shop of an order; `contentOf` gives every content that the order names, or throws. */
export function openShop(order: Order, contentOf: (digest: Digest, campaign: CampaignOrder) => Content): Shop {
  const stalls = new Map<string, Stall>();
  const blobs = new Map<string, Named>();
  const withdrawn = new Set(order.campaigns.flatMap((campaign) => campaign.withdrawn));
  for (const campaign of order.campaigns) {
    for (const digest of campaign.served.toReversed()) {
      const content = contentOf(digest, campaign);
      const named = nameBlobs(content);
      for (const one of named) if (one) blobs.set(hexOf(one.digest), one);
      if (digest !== campaign.active?.content) continue;
      stalls.set(campaign.campaign, { campaign: campaign.campaign, release: campaign.active.release, content, paused: campaign.paused, blobs: named });
    }
  }
  return { stalls, blobs, withdrawn };
}

const named = new WeakMap<Content, readonly (Named | null)[]>();

function nameBlobs(content: Content): readonly (Named | null)[] {
  const known = named.get(content);
  if (known) return known;
  const list = content.blobs.map(([compact, mime, bytes]): Named | null => {
    const digest = digestFromCompact(compact);
    return digest && { digest, mime, bytes, file: `${hexOf(digest)}.${endingOf(mime)}`, backup: null };
  });
  for (const placement of Object.values(content.placements)) {
    const at = (index: number) => list[content.entries[index]?.blob ?? -1] ?? null;
    const backup = at(placement.backup);
    for (const index of Object.values(placement.pick).flat()) {
      const one = at(index);
      if (one && one !== backup) one.backup ??= backup;
    }
  }
  named.set(content, list);
  return list;
}
