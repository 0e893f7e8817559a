import { backupCell } from "@/features/variant/model/inputs";
import type { Digest } from "@/kernel/digest";
import { compactOf } from "@/kernel/hash";
import { beaconEvents, type Content } from "./document";

/** A built, fresh variant that passed, as a release names it. */
export interface Piece {
  placementKey: string;
  /** ISO 3166-1, or "*" for the placement's backup. */
  market: string;
  locale: string;
  digest: Digest;
  mime: string;
  bytes: number;
  /** The rule pack it passed; "none" for none. */
  rules: string;
}

export interface Composition {
  org: string;
  campaign: string;
  release: number;
  /** A market's largest language, the first by name among equals, also answers for the ones it does not have. */
  markets: readonly { market: string; locale: string; clickThrough: string; sharePpm: number }[];
  placements: readonly { key: string; connector: string; widthPx: number; heightPx: number }[];
  pieces: readonly Piece[];
}

/** Keeps each value once, in the order of first use. */
class Shelf<T> {
  readonly items: T[] = [];
  readonly #places = new Map<string, number>();

  place(key: string, item: T): number {
    const held = this.#places.get(key) ?? this.items.push(item) - 1;
    this.#places.set(key, held);
    return held;
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const byCell = (a: Piece, b: Piece) => byText(a.placementKey, b.placementKey) || byText(a.market, b.market) || byText(a.locale, b.locale);

/**
 * One release's content document. The same campaign gives the same document whatever order its rows were read in.
 * Every placement needs a backup among the pieces; a placement without one throws RangeError.
 */
export function compose(composition: Composition): Content {
  const blobs = new Shelf<Content["blobs"][number]>();
  const clicks = new Shelf<string>();
  const targets = new Map(composition.markets.map(({ market, locale, clickThrough }) => [`${market}/${locale}`, clickThrough]));
  const mainLocales = mainLocalesOf(composition.markets);
  const entries: Content["entries"] = [];
  const placements: Content["placements"] = {};
  const pieces = composition.pieces.toSorted(byCell);

  for (const placement of composition.placements.toSorted((a, b) => byText(a.key, b.key))) {
    const pick: Record<string, number[]> = {};
    let backup: number | null = null;
    for (const piece of pieces.filter(({ placementKey }) => placementKey === placement.key)) {
      const blob = blobs.place(piece.digest, [compactOf(piece.digest), piece.mime, piece.bytes]);
      const target = targets.get(`${piece.market}/${piece.locale}`);
      const click = target === undefined ? {} : { click: clicks.place(target, target) };
      const rules = piece.rules === "none" ? {} : { rules: piece.rules };
      const entry = entries.push({ blob, concept: "a", weight: 1, ...click, ...rules, beacon: true }) - 1;
      if (piece.market === backupCell.market) backup = entry;
      else {
        pick[`${piece.market}/${piece.locale}`] = [entry];
        if (mainLocales.get(piece.market) === piece.locale) pick[piece.market] = [entry];
      }
    }
    if (backup === null) throw new RangeError(`The placement ${placement.key} has no backup.`);
    placements[placement.key] = { connector: placement.connector, w: placement.widthPx, h: placement.heightPx, pick, backup };
  }
  return { ...frame(composition), blobs: blobs.items, clicks: clicks.items, flights: [], entries, placements };
}

function mainLocalesOf(markets: Composition["markets"]): Map<string, string> {
  const largest = markets.toSorted((a, b) => b.sharePpm - a.sharePpm || byText(a.locale, b.locale));
  return new Map(largest.toReversed().map(({ market, locale }) => [market, locale]));
}

/** What has one value for now. */
function frame({ org, campaign, release }: Composition): Omit<Content, "blobs" | "clicks" | "flights" | "entries" | "placements"> {
  return {
    schema: "nearshelf/content@1",
    org,
    campaign,
    release,
    beacon: { sample: 1, events: [...beaconEvents] },
    test: null,
    policy: { optOut: ["gpc", "dnt", "tcf", "gpp"], consent: "required-in-eea-uk-ch", vendorId: null, residency: null },
  };
}
