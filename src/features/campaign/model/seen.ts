import { canonical } from "@/kernel/canonical";
import { digestOf } from "@/kernel/hash";
import type { BulkSource } from "./bulk";

/** A short mark of what a bulk edit starts from, as the person saw it; another one later means that the campaign changed since. */
export function seenOf({ revision, labels, archivedAt, name }: Pick<BulkSource, "revision" | "labels" | "archivedAt" | "name">): string {
  return digestOf(canonical({ revision, labels, name, archivedAt: archivedAt?.getTime() ?? null })).slice(7, 23);
}
