import type { Digest } from "@/kernel/digest";
import { digestFromCompact } from "@/kernel/hash";
import type { Content } from "./document";

/** One served variant of a release: a placement and the audience it is for, "DE/de-DE" or "backup". */
export interface Served {
  placement: string;
  audience: string;
  digest: Digest;
  mime: string;
  bytes: number;
}

/** What differs for one placement and audience between two releases. */
export interface Difference {
  placement: string;
  audience: string;
  kind: "added" | "removed" | "changed";
  before: Served | null;
  after: Served | null;
}

/** Every variant of a release by placement and audience; a market alone is left out where a locale names the same. */
export function servedBy(content: Content): Served[] {
  return Object.entries(content.placements).flatMap(([placement, { pick, backup }]) => {
    const audiences = Object.keys(pick).filter((key) => key.includes("/") || !Object.keys(pick).some((other) => other.startsWith(`${key}/`)));
    const picked = audiences.flatMap((audience) => (pick[audience] ?? []).slice(0, 1).map((entry) => ({ audience, entry })));
    return [...picked, { audience: "backup", entry: backup }].flatMap(({ audience, entry }) => {
      const blob = content.blobs[content.entries[entry]?.blob ?? -1];
      const digest = blob && digestFromCompact(blob[0]);
      return blob && digest ? [{ placement, audience, digest, mime: blob[1], bytes: blob[2] }] : [];
    });
  });
}

/** What serving `after` instead of `before` changes, by placement, then audience. */
export function differences(before: readonly Served[], after: readonly Served[]): Difference[] {
  const keyOf = ({ placement, audience }: Served) => `${placement} ${audience}`;
  const old = new Map(before.map((served) => [keyOf(served), served]));
  const young = new Map(after.map((served) => [keyOf(served), served]));
  return [...new Set([...old.keys(), ...young.keys()])].sort().flatMap((key) => differenceOf(old.get(key) ?? null, young.get(key) ?? null) ?? []);
}

function differenceOf(before: Served | null, after: Served | null): Difference | null {
  const either = after ?? before;
  if (!either || before?.digest === after?.digest) return null;
  const kind = before && after ? "changed" : after ? "added" : "removed";
  return { placement: either.placement, audience: either.audience, kind, before, after };
}
