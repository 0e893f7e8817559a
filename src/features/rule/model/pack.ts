// Rule pack: dated, sourced disclosure rules by market and vertical, as data; never legal advice.
// Trigger: the verticals, declarations, objective or connectors that make a pack apply in its markets.
// Effect: what a pack asks of a variant: a ban, a text, hours, no link, other sizes, or only to be known.
// In force: from the day a pack takes effect until before its sunset; days are written "2026-11-25".
// Block: why a variant cannot go, in words that name the pack, its version and its source.
import type { AiUse, BriefFacts, Objective, Political, Vertical } from "@/features/campaign/model/campaign";

/** What a pack asks. A `text` is demanded in these words, or in words of its own kind when `wording` is null; `hours` are the only allowed ones. */
export type Effect =
  | { kind: "ban"; says: string }
  | { kind: "text"; says: string; wording: string | null }
  | { kind: "hours"; says: string; hours: string }
  | { kind: "no-link"; says: string }
  | { kind: "sizes"; says: string; banned: readonly (readonly [widthPx: number, heightPx: number])[] }
  | { kind: "note"; says: string };

/** Each member that is there has to hold the campaign's own. */
export interface Trigger {
  verticals?: readonly Vertical[];
  objectives?: readonly Objective[];
  political?: readonly Political[];
  aiUse?: readonly AiUse[];
  connectors?: readonly string[];
}

/** Read in the primary text; an excerpt of the primary page; a secondary source. */
export type Evidence = "primary" | "excerpt" | "secondary";

export interface RulePack {
  key: string;
  /** Raised with every change; a variant names the version that it passed. */
  version: number;
  /** The day on which this version was written down. */
  dated: string;
  title: string;
  /** ISO 3166-1 alpha-2. */
  markets: readonly string[];
  when: Trigger;
  effects: readonly Effect[];
  /** Null when it is in force and its first day is not recorded. */
  effectiveOn: string | null;
  /** The first day on which it no longer applies. */
  sunsetOn: string | null;
  source: string;
  url: string | null;
  evidence: Evidence;
}

/** False for all that rests on secondary sources: nobody has compared it with the primary text. */
export function isVerified({ evidence }: Pick<RulePack, "evidence">): boolean {
  return evidence !== "secondary";
}

/** The facts of a brief that packs look at. */
export type RuleFacts = Pick<BriefFacts, "objective" | "vertical" | "political" | "aiUse">;

/** "fr-alcohol@1", as variants and manifests name a pack. */
export function idOf({ key, version }: Pick<RulePack, "key" | "version">): string {
  return `${key}@${version}`;
}

/** "fr-alcohol v1 (Code de la santé publique L3323-2, 2026-11-25, unverified)". */
export function citationOf(pack: RulePack): string {
  return `${pack.key} v${pack.version} (${pack.source}, ${pack.dated}${isVerified(pack) ? "" : ", unverified"})`;
}
