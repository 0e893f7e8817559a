import type { DropReason, Measure } from "@/features/beacon/schema";
import type { BeaconEvent } from "./pivot";

export const eventWords: Record<BeaconEvent, string> = {
  assigned: "Assigned",
  impression: "Impressions",
  viewable: "Viewable",
  hydrated: "Hydrated",
  click: "Clicks",
  conversion: "Conversions",
};

export const measureWords: Record<Measure, { name: string; says: string }> = {
  ttfb: { name: "TTFB", says: "request to first byte" },
  ttfb_start: { name: "TTFB with connection", says: "start of loading to first byte" },
  hydration: { name: "Hydration", says: "tag start to creative shown" },
};

export const armWords: Record<string, string> = { hub: "Hub", cdn: "CDN" };

export const reasonWords: Record<DropReason, string> = {
  malformed: "Malformed",
  unknown: "Names nothing in a held release",
  replayed: "Sent again",
  gpc: "Opted out by Global Privacy Control",
  dnt: "Opted out by Do Not Track",
  gpp: "Opted out in the GPP string",
  tcf: "Not agreed to in the TCF string",
  "no-consent": "No consent signal in the EEA, UK or Switzerland",
  sampled: "Left out by sampling",
  overflow: "Over the hub's limits",
};

/** A reason in words; one that this version does not know as it is. */
export function wordsOfReason(reason: string): string {
  return Object.entries(reasonWords).find(([known]) => known === reason)?.[1] ?? reason;
}
