import type { Digest } from "@/kernel/digest";
import type { HubAssignment, Snapshot } from "./document";

/** Past it a hub keeps serving and says that it is stale. Source: the delivery contract. */
export const snapshotLifeMs = 7 * 24 * 3_600_000;
/** A snapshot older than this is signed anew, under a higher epoch. */
export const renewAfterMs = 24 * 3_600_000;

export interface SnapshotFacts {
  org: string;
  hub: string;
  keys: number;
  epoch: number;
  /** When the epoch rose: the time of issue, so that every gateway makes the same document. */
  epochAt: Date;
  heads: readonly { campaign: string; digest: Digest }[];
  /** Null for a hub that holds everything. */
  stock: HubAssignment | null;
}

/** The snapshot that every gateway signs from the same facts: heads by campaign, valid for seven days from the epoch's rise. */
export function snapshotOf({ org, hub, keys, epoch, epochAt, heads, stock }: SnapshotFacts): Snapshot {
  const sorted = heads.toSorted((a, b) => (a.campaign < b.campaign ? -1 : 1));
  return {
    schema: "nearshelf/snapshot@1",
    org,
    hub,
    keys,
    epoch,
    issuedAt: epochAt.toISOString(),
    expiresAt: new Date(epochAt.getTime() + snapshotLifeMs).toISOString(),
    heads: Object.fromEntries(sorted.map(({ campaign, digest }) => [campaign, digest])),
    lift: [],
    ...(stock && { stock }),
  };
}
