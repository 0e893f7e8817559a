import { previewUrl } from "@/platform/preview-link";
import type { Difference, Served } from "../model/difference";

/** A variant with a link to its bytes that works for ten minutes. */
export interface ShownVariant extends Served {
  url: string;
}

export interface ShownDifference extends Difference {
  before: ShownVariant | null;
  after: ShownVariant | null;
}

export function show(served: Served, nowMs: number): ShownVariant {
  return { ...served, url: previewUrl(served.digest, served.mime, nowMs) };
}

export function showDifference({ before, after, ...rest }: Difference, nowMs: number): ShownDifference {
  return { ...rest, before: before && show(before, nowMs), after: after && show(after, nowMs) };
}
