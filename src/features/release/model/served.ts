import { digestFromCompact } from "@/kernel/hash";
import type { Served } from "./difference";
import type { Content } from "./document";

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
