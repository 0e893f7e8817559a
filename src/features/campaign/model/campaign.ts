// Campaign: what an advertiser runs in some markets, with one master and one copy deck.
// Brief: its name and facts, its markets with where clicks go, its connectors, placements and flights.
// Placement: a named slot of a publisher with width × height.
// Focal point: what every crop keeps, 0 to 1 from the left and the top of the master.
// Revision: counts edits of brief, copy and master, and releases, so that a stale screen is told so; labels and archiving do not raise it.
import type { Digest } from "@/kernel/digest";
import type { Money } from "@/kernel/money";

export interface MasterView {
  id: string;
  digest: Digest;
  /** A screen-sized copy of the master, of the type `proofMime`. */
  proofDigest: Digest;
  fileName: string;
  mime: string;
  widthPx: number;
  heightPx: number;
  bytes: number;
  /** Proposed when it was inspected. */
  focal: Point;
}

/** The type of every master's proof, as the builder makes it. */
export const proofMime = "image/webp";

export interface Point {
  x: number;
  y: number;
}

/** A market in one of its languages. */
export interface MarketView {
  market: string;
  locale: string;
  currency: string;
  clickThrough: string;
  /** Millionths of the market's impressions; a market's locales add up to 1,000,000. */
  sharePpm: number;
}

export interface PlacementView {
  id: string;
  key: string;
  publisher: string;
  connector: string;
  widthPx: number;
  heightPx: number;
  format: "webp" | "jpeg";
  /** Millionths of its connector's impressions; a connector's placements add up to 1,000,000. */
  sharePpm: number;
}

/** The share of every market's impressions that a connector gets; a campaign's connectors add up to 1,000,000. */
export interface ConnectorShare {
  connector: string;
  sharePpm: number;
}

/** When a market's creatives run in a placement: days half-open, hours as "6-23" or "" for all day, in the market's zone. */
export interface FlightView {
  /** ISO 3166-1, or "*" for every market without a flight of its own; the placement's key or "*" likewise. */
  market: string;
  placement: string;
  fromOn: string;
  untilOn: string;
  hours: string;
  /** IANA; null for the market's own. */
  zone: string | null;
}

/** What the brief says besides markets and placements. */
export interface BriefFacts {
  /** "" until chosen. */
  objective: Objective | "";
  vertical: Vertical;
  advertiser: string;
  payer: string;
  political: Political;
  /** Where the transparency notice of a political advertisement stands; "" without one. */
  politicalNotice: string;
  aiUse: AiUse;
  /** Shown, never paced. */
  budget: Money | null;
  /** Share of impressions whose beacons are counted, 0 to 1. */
  beaconSample: number;
  /** The parallel test: share on the hub path, and where the traditional path serves the same digests from. */
  test: { hubShare: number; cdnBase: string } | null;
}

export const objectives = ["awareness", "traffic", "conversions", "sales"] as const;
export type Objective = (typeof objectives)[number];

/** What rule packs apply by. */
export const verticals = [
  "general",
  "food",
  "less-healthy-food",
  "alcohol",
  "gambling",
  "finance",
  "high-risk-investment",
  "cfd",
  "pharma",
  "travel",
  "technology",
  "public-interest",
] as const;
export type Vertical = (typeof verticals)[number];

export const politicalAnswers = ["undeclared", "no", "yes"] as const;
export type Political = (typeof politicalAnswers)[number];

export const aiAnswers = ["undeclared", "none", "assisted", "generated"] as const;
export type AiUse = (typeof aiAnswers)[number];

export interface CopyRow {
  key: string;
  maxChars: number | null;
  position: number;
  texts: Record<string, string>;
}

/** A campaign with all that its variants are made from. */
export interface CampaignView {
  id: string;
  teamId: string;
  slug: string;
  name: string;
  revision: number;
  master: MasterView | null;
  focal: Point;
  facts: BriefFacts;
  labels: string[];
  archivedAt: Date | null;
  markets: MarketView[];
  connectors: ConnectorShare[];
  placements: PlacementView[];
  flights: FlightView[];
  copy: CopyRow[];
}

/** A campaign as its screens get it. */
export interface ShownCampaign extends CampaignView {
  /** A link to the master's proof that works for ten minutes. */
  proofUrl: string | null;
  /** What the person there may do: the brief; master and copy; builds; restore it once it is archived. */
  may: { edit: boolean; create: boolean; build: boolean; restore: boolean };
}

/** The locales that the campaign's markets need, each once, in the brief's order. */
export function localesOf(campaign: Pick<CampaignView, "markets">): string[] {
  return [...new Set(campaign.markets.map((market) => market.locale))];
}

/** What the address bar or a tag can hold: a to z, 0 to 9 and dashes, at most 48; "" when the name has no such letter. */
function plain(name: string): string {
  const folded = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o");
  return folded
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replace(/^-+|-+$/g, "");
}

/** "new" is the address of the form that creates a campaign. */
const reserved: ReadonlySet<string> = new Set(["new"]);

/** An address for a name in any script, not among those taken: a name without Latin letters becomes "campaign", then "campaign-2". */
export function slugOf(name: string, taken: ReadonlySet<string>): string {
  const base = plain(name) || "campaign";
  if (!taken.has(base) && !reserved.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** A key for a placement from what was typed, or the size's when nothing usable was. */
export function placementKeyOf(typed: string, widthPx: number, heightPx: number): string {
  return plain(typed) || `slot-${widthPx}x${heightPx}`;
}
