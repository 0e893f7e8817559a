import type { CampaignView, FlightView } from "@/features/campaign/model/campaign";
import { flightFinder, zoneOf } from "@/features/campaign/model/flight";
import { isBackup } from "@/features/variant/model/cells";
import { byText } from "@/kernel/by-text";
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
  /** The rule packs it passed; "none" for none. */
  rules: string;
  /** False where a pack lets it lead nowhere. */
  link: boolean;
}

export interface Composition {
  org: string;
  campaign: string;
  release: number;
  /** A market's largest language, the first by name among equals, also answers for the ones it does not have. */
  markets: readonly { market: string; locale: string; clickThrough: string; sharePpm: number }[];
  placements: readonly { key: string; connector: string; widthPx: number; heightPx: number }[];
  /** A cell with several serves in each of them; one without any always does. A backup has none. */
  flights: readonly FlightView[];
  /** Share of impressions whose beacons are counted, 0 to 1. */
  beaconSample: number;
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

const byCell = (a: Piece, b: Piece) => byText(a.placementKey, b.placementKey) || byText(a.market, b.market) || byText(a.locale, b.locale);

/**
 * One release's content document. The same campaign gives the same document whatever order its rows were read in.
 * Every placement needs a backup among the pieces; a placement without one throws RangeError.
 */
export function compose(composition: Composition): Content {
  const blobs = new Shelf<Content["blobs"][number]>();
  const clicks = new Shelf<string>();
  const times = new Shelf<Content["flights"][number]>();
  const timesOf = timesFor(composition.flights);
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
      const click = target === undefined || !piece.link ? {} : { click: clicks.place(target, target) };
      const rules = piece.rules === "none" ? {} : { rules: piece.rules };
      const entry = { blob, concept: "a", weight: 1, ...click, ...rules, beacon: true };
      if (isBackup(piece)) {
        backup = entries.push(entry) - 1;
        continue;
      }
      const flights = timesOf(piece).map((time) => ({ flight: times.place(JSON.stringify(time), time) }));
      const timed = (flights.length > 0 ? flights : [{}]).map((flight) => entries.push({ ...entry, ...flight }) - 1);
      pick[`${piece.market}/${piece.locale}`] = timed;
      if (mainLocales.get(piece.market) === piece.locale) pick[piece.market] = timed;
    }
    if (backup === null) throw new RangeError(`The placement ${placement.key} has no backup.`);
    placements[placement.key] = { connector: placement.connector, w: placement.widthPx, h: placement.heightPx, pick, backup };
  }
  return { ...frame(composition), blobs: blobs.items, clicks: clicks.items, flights: times.items, entries, placements };
}

/** The content of a campaign's next release, from its brief and the pieces that are ready. */
export function contentOf(org: string, campaign: CampaignView, release: number, pieces: readonly Piece[]): Content {
  const { slug, markets, placements, flights, facts } = campaign;
  return compose({ org, campaign: slug, release, markets, placements, flights, beaconSample: facts.beaconSample, pieces });
}

/** The times of a cell in their order, each once, in the zone of its market unless the flight has its own. */
function timesFor(flights: readonly FlightView[]): (cell: Pick<Piece, "market" | "placementKey">) => Content["flights"] {
  const flightsOf = flightFinder(flights);
  return ({ market, placementKey }) => {
    const times = flightsOf(market, placementKey).map((flight) => ({
      from: flight.fromOn,
      until: flight.untilOn,
      zone: zoneOf(flight, market),
      hours: flight.hours,
    }));
    const once = new Map(times.map((time) => [JSON.stringify(time), time]));
    return [...once].toSorted(([a], [b]) => byText(a, b)).map(([, time]) => time);
  };
}

function mainLocalesOf(markets: Composition["markets"]): Map<string, string> {
  const largest = markets.toSorted((a, b) => b.sharePpm - a.sharePpm || byText(a.locale, b.locale));
  return new Map(largest.toReversed().map(({ market, locale }) => [market, locale]));
}

/** What does not come from cells. A parallel test needs an origin that was checked first, so no release starts one. */
function frame({ org, campaign, release, beaconSample }: Composition): Omit<Content, "blobs" | "clicks" | "flights" | "entries" | "placements"> {
  return {
    schema: "nearshelf/content@1",
    org,
    campaign,
    release,
    beacon: { sample: beaconSample, events: [...beaconEvents] },
    test: null,
    policy: { optOut: ["gpc", "dnt", "tcf", "gpp"], consent: "required-in-eea-uk-ch", vendorId: null, residency: null },
  };
}
