// Shown: what one release shows in one cell, by placement, market and locale; market "*" is the placement's backup.
// Change: what becomes of a cell between two releases.
import { backupCell } from "@/features/variant/model/inputs";
import type { Digest } from "@/kernel/digest";
import { digestFromCompact } from "@/kernel/hash";
import type { Complaint } from "@/kernel/refusal";
import type { Content } from "./document";
import { heaviest } from "./lookup";

export interface Shown {
  placement: string;
  widthPx: number;
  heightPx: number;
  market: string;
  locale: string;
  digest: Digest;
  mime: string;
  bytes: number;
}

export interface Change {
  kind: "added" | "changed" | "removed" | "same";
  before: Shown | null;
  after: Shown | null;
}

/** One side of a change as a screen shows it: a link to its bytes on the creative host, good for minutes. */
export interface Picture {
  url: string;
  digest: Digest;
  bytes: number;
}

export interface ChangeView extends Pick<Shown, "placement" | "widthPx" | "heightPx" | "market" | "locale"> {
  kind: Change["kind"];
  before: Picture | null;
  after: Picture | null;
}

/** What a publish would make now, against what is live or being staged. */
export interface ReleasePlan {
  /** The number that the release would get. */
  number: number;
  /** The campaign's revision that this plan was made from. */
  revision: number;
  cells: number;
  /** The release it is compared with; null before the first. */
  against: number | null;
  changes: ChangeView[];
  /** One sentence for each cell that cannot go; nothing is published while there is any. */
  blocks: Complaint[];
}

type Placement = Content["placements"][string];

/** Every cell of a content document with the blob its heaviest entry shows, placement by placement, the backup last. */
export function shownIn(content: Content): Shown[] {
  return Object.entries(content.placements).flatMap(([placement, slot]) => {
    const picks = Object.entries(slot.pick).filter(([key]) => key.includes("/"));
    const cells = picks.map(([key, entries]) => shownAt(content, placement, slot, key, heaviest(content, entries)));
    return [...cells, shownAt(content, placement, slot, `${backupCell.market}/${backupCell.locale}`, slot.backup)].filter((cell) => cell !== null);
  });
}

function shownAt(content: Content, placement: string, slot: Placement, key: string, entry: number | undefined): Shown | null {
  const [compact = "", mime = "", bytes = 0] = content.blobs[content.entries[entry ?? -1]?.blob ?? -1] ?? [];
  const digest = digestFromCompact(compact);
  if (!digest) return null;
  const [market = "", locale = ""] = key.split("/");
  return { placement, widthPx: slot.w, heightPx: slot.h, market, locale, digest, mime, bytes };
}

const keyOf = (cell: Shown) => `${cell.placement}\n${cell.market}\n${cell.locale}`;

/** What changes on screen from one set of cells to another: changed, added and removed first, then what stays the same. */
export function changesBetween(before: readonly Shown[], after: readonly Shown[]): Change[] {
  const old = new Map(before.map((cell) => [keyOf(cell), cell]));
  const now = new Set(after.map(keyOf));
  const changes: Change[] = after.map((cell) => changeOf(old.get(keyOf(cell)) ?? null, cell));
  const removed: Change[] = before.filter((cell) => !now.has(keyOf(cell))).map((cell) => changeOf(cell, null));
  const order = { changed: 0, added: 1, removed: 2, same: 3 };
  return [...changes, ...removed].toSorted((a, b) => order[a.kind] - order[b.kind]);
}

function changeOf(before: Shown | null, after: Shown | null): Change {
  if (!before) return { kind: "added", before, after };
  if (!after) return { kind: "removed", before, after };
  return { kind: before.digest === after.digest ? "same" : "changed", before, after };
}
