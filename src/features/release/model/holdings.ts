import type { Content, HubAssignment } from "./document";

/** What a placement shows to one audience, and the blobs it needs for that. */
export interface ShownCell {
  placement: string;
  /** A key of `pick`, such as "DE/de-DE", or "backup". */
  key: string;
  /** Indexes into the content's blobs. */
  blobs: number[];
}

/** The market of a cell's key; "*" for the backup and for whatever is shown to every market. */
export function marketOfKey(key: string): string {
  return key === "backup" ? "*" : (key.split("/", 1)[0] ?? "*");
}

/** Every cell of a content. A market alone counts only for what none of the market's languages shows. */
export function cellsIn(content: Content): ShownCell[] {
  const blobsAt = (entries: readonly number[]) => [...new Set(entries.flatMap((index) => content.entries[index]?.blob ?? []))];
  return Object.entries(content.placements).flatMap(([placement, { pick, backup }]) => {
    const spoken = new Map<string, Set<number>>();
    for (const [key, entries] of Object.entries(pick)) {
      if (key.includes("/")) spoken.set(marketOfKey(key), new Set([...(spoken.get(marketOfKey(key)) ?? []), ...entries]));
    }
    const cells = Object.entries(pick).map(([key, entries]) => ({
      placement,
      key,
      blobs: blobsAt(key.includes("/") ? entries : entries.filter((entry) => !spoken.get(key)?.has(entry))),
    }));
    return [...cells.filter(({ blobs }) => blobs.length > 0), { placement, key: "backup", blobs: blobsAt([backup]) }];
  });
}

/** Whether a hub holds a cell. */
export type Holds = (campaign: string, placement: string, key: string) => boolean;

/** How a hub without an assignment decides. */
export const everything: Holds = () => true;

/** How an assignment decides: backups are always held, and so is what it does not name. */
export function holdsOf(assignment: HubAssignment | null): Holds {
  if (!assignment) return everything;
  const others = new Set(assignment.others);
  const left = new Set(
    Object.entries(assignment.left).flatMap(([campaign, placements]) =>
      Object.entries(placements).flatMap(([placement, keys]) => keys.map((key) => `${campaign} ${placement} ${key}`)),
    ),
  );
  return (campaign, placement, key) => key === "backup" || (!others.has(marketOfKey(key)) && !left.has(`${campaign} ${placement} ${key}`));
}
