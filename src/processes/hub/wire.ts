// Between the agent (the cluster's primary) and its workers. Both are this one program, so the messages are typed, not parsed.
import type { HeardBeacon } from "@/features/beacon/model/ladder";
import type { Digest } from "@/kernel/digest";

/** One campaign as every worker serves it. */
export interface CampaignOrder {
  campaign: string;
  /** What is live: its release number and content. */
  active: { release: number; content: Digest } | null;
  /** Contents whose blobs are served by digest: the active one and the kept ones. */
  served: Digest[];
  withdrawn: string[];
  paused: boolean;
}

export interface Order {
  campaigns: CampaignOrder[];
  /** What the gateway's clock is ahead of this machine's. */
  clockAheadMs: number;
}

export type ToWorker =
  | { kind: "order"; id: number; order: Order }
  | { kind: "fetched"; digest: Digest; ok: boolean }
  | { kind: "recorded"; id: number; ok: boolean }
  | { kind: "drain" };

export type ToAgent =
  | { kind: "online" }
  | { kind: "applied"; id: number; reason?: string }
  | { kind: "want"; digest: Digest; damaged: boolean }
  | { kind: "beacons"; id: number; heard: HeardBeacon[] }
  | { kind: "counts"; requests: number; stockouts: number };

/** How a worker is told what to be. */
export const workerVariable = "NEARSHELF_HUB_WORKER";

export interface WorkerSettings {
  data: string;
  host: string;
  port: number;
  /** Bytes of blobs one worker keeps in memory. */
  memoryBytes: number;
}
