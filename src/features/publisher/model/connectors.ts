import type { Evidence } from "@/features/rule/model/pack";

/** What a connector counts; bytes are decimal, as in HTTP. */
type LimitKind = "bytes" | "initial bytes" | "later bytes" | "backup bytes" | "files" | "requests" | "cookies" | "animation s" | "GIF frames/s" | "wrappers";

export interface Connector {
  /** In briefs and documents; never changes. */
  key: string;
  name: string;
  /** What its ad server replaces with the click's address; null where there is none to write. */
  clickMacro: string | null;
  /** The most that it takes of each. */
  limits: readonly { of: LimitKind; most: number }[];
  /** The only sizes that it takes; null for any. */
  sizes: readonly (readonly [widthPx: number, heightPx: number])[] | null;
  /** What else a person should know. */
  note: string;
  evidence: Evidence;
  source: string;
}

type Draft = Pick<Connector, "key" | "name" | "evidence" | "source"> & Partial<Connector>;

const connector = (draft: Draft): Connector => ({ clickMacro: null, limits: [], sizes: null, note: "", ...draft });

/** The publishers' packaging contracts, as far as their limits are known. Source: each row's own; secondary ones are unverified. */
export const connectors: readonly Connector[] = [
  connector({
    key: "generic",
    name: "Generic tag",
    note: "Any page that takes a script tag; IAB's weights apply.",
    evidence: "primary",
    source: "Nearshelf's own tag",
  }),
  connector({
    key: "gam",
    name: "Google Ad Manager",
    clickMacro: "%%CLICK_URL_UNESC%%",
    limits: [
      { of: "bytes", most: 1_000_000 },
      { of: "files", most: 50 },
    ],
    note: "Bundles hold a global clickTag in their head and name their size in ad.size.",
    evidence: "excerpt",
    source: "Google Ad Manager help 7046799 and 7042362",
  }),
  connector({
    key: "cm360",
    name: "Campaign Manager 360",
    limits: [
      { of: "bytes", most: 9_500_000 },
      { of: "files", most: 100 },
    ],
    note: "At least one click tag, a backup image, no zip in the zip.",
    evidence: "excerpt",
    source: "Campaign Manager 360 help 4558694",
  }),
  connector({
    key: "dv360",
    name: "Display & Video 360",
    clickMacro: `\${CLICK_URL}`,
    limits: [
      { of: "bytes", most: 5_000_000 },
      { of: "animation s", most: 30 },
      { of: "cookies", most: 25 },
      { of: "requests", most: 100 },
    ],
    note: "The landing page opens in a new tab.",
    evidence: "excerpt",
    source: "Display & Video 360 help 10261241 and 2591756",
  }),
  connector({
    key: "gam-exchange",
    name: "Ad Manager exchange through DV360",
    clickMacro: `\${CLICK_URL}`,
    limits: [
      { of: "initial bytes", most: 150_000 },
      { of: "later bytes", most: 2_200_000 },
      { of: "animation s", most: 30 },
      { of: "GIF frames/s", most: 5 },
      { of: "wrappers", most: 2 },
    ],
    note: "White or black pictures need a border.",
    evidence: "excerpt",
    source: "Display & Video 360 help 3055968",
  }),
  connector({
    key: "google-ads-app",
    name: "Google Ads, app campaigns",
    limits: [{ of: "bytes", most: 5_200_000 }],
    sizes: [
      [320, 480],
      [480, 320],
    ],
    evidence: "excerpt",
    source: "Google Ads help on HTML5 ads in app campaigns",
  }),
  connector({
    key: "authorized-buyers",
    name: "Authorized Buyers and Ad Manager tags",
    clickMacro: "%%CLICK_URL_UNESC%%",
    note: "Google's click macro is required when another server serves the ad.",
    evidence: "excerpt",
    source: "Google's help on macros in third-party tags",
  }),
  connector({
    key: "xandr",
    name: "Xandr (Microsoft)",
    clickMacro: `\${CLICK_URL}`,
    note: `Click macros do not resolve in previews; \${AUCTION_PRICE} works in bid responses only.`,
    evidence: "excerpt",
    source: "learn.microsoft.com on Xandr creative macros",
  }),
  connector({
    key: "the-trade-desk",
    name: "The Trade Desk",
    clickMacro: "%%TTD_CLK%%",
    limits: [
      { of: "bytes", most: 200_000 },
      { of: "backup bytes", most: 150_000 },
      { of: "animation s", most: 30 },
    ],
    note: "Bundles hold all they need and a standard clickTag.",
    evidence: "secondary",
    source: "adloom.io",
  }),
  connector({
    key: "amazon-dsp",
    name: "Amazon DSP",
    clickMacro: "%%CLICK_URL%%",
    limits: [
      { of: "bytes", most: 200_000 },
      { of: "animation s", most: 15 },
    ],
    note: "15 seconds of animation on Amazon's own pages.",
    evidence: "secondary",
    source: "secondary sources on Amazon DSP's specifications",
  }),
  connector({
    key: "amazon-ad-server",
    name: "Amazon Ad Server (Sizmek)",
    note: "Has its own interface; a clickTag only for standard banners and by instruction.",
    evidence: "excerpt",
    source: "Amazon Ad Server's documentation",
  }),
  connector({
    key: "adobe-dsp",
    name: "Adobe DSP",
    clickMacro: `\${TM_CLICK_URL}`,
    evidence: "excerpt",
    source: "Adobe Advertising's documentation on click macros",
  }),
  connector({
    key: "adform",
    name: "Adform",
    clickMacro: "clickTAG",
    note: "Upper and lower case matter. An old page, of Flash's days, says 60 kB; that is not enforced.",
    evidence: "excerpt",
    source: "Adform's legacy specification",
  }),
  connector({
    key: "prebid",
    name: "Prebid",
    clickMacro: `\${CLICKTHROUGH}`,
    note: "The macro resolves in renderAd, not inside SafeFrame.",
    evidence: "excerpt",
    source: "Prebid's documentation and issue 9060",
  }),
  connector({
    key: "adcp",
    name: "AdCP seller",
    clickMacro: "{CLICK_URL}",
    note: "Limits differ by seller.",
    evidence: "primary",
    source: "Ad Context Protocol",
  }),
];

const byKey = new Map(connectors.map((one) => [one.key, one]));

/** The catalogue's row of a key, or null. */
export function findConnector(key: string): Connector | null {
  return byKey.get(key) ?? null;
}

/** What a person calls a connector; its key when the catalogue does not have it. */
export function nameOfConnector(key: string): string {
  return byKey.get(key)?.name ?? key;
}

/** The most bytes that a single picture may weigh there; Infinity when the connector does not say. */
export function weightLimitOf(key: string): number {
  const weights = byKey.get(key)?.limits.filter(({ of }) => of === "bytes" || of === "initial bytes") ?? [];
  return Math.min(...weights.map(({ most }) => most));
}

/** True when the connector takes pictures of this size. */
export function takesSize(key: string, widthPx: number, heightPx: number): boolean {
  return byKey.get(key)?.sizes?.some(([width, height]) => width === widthPx && height === heightPx) ?? true;
}
