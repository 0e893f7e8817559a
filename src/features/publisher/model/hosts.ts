// Host: where the public reaches a hub's data plane.
// Residency: the region a hub says it stays in, such as EU; "" promises nothing.
// Region of a market: EU for the states of the EEA and their outlying parts, else the market's own ISO 3166-1 code.
// Fallback: the host a tag turns to, once, when its first host does not answer.

import { isConsentMarket } from "@/features/market/model/catalogue";

export interface HubHost {
  name: string;
  publicUrl: string;
  residency: string;
}

interface HostOrder {
  first: HubHost | null;
  fallback: HubHost | null;
  /** What a person should know about this order, in sentences. */
  notes: string[];
}

/** Consent markets that are not in the European Economic Area. */
const outsideEea: ReadonlySet<string> = new Set(["GB", "CH"]);

/** The residency a market's viewers belong to: EU in the European Economic Area, else the market's own code. */
export function regionOf(market: string): string {
  return isConsentMarket(market) && !outsideEea.has(market) ? "EU" : market;
}

/** A hub marked EU is there for EEA markets, so it comes last for all others. */
function rank(hub: HubHost, region: string): number {
  if (hub.residency === region) return 0;
  if (hub.residency === "") return 1;
  return hub.residency === "EU" ? 3 : 2;
}

/** The two hosts of a market's tag among hubs in their order of joining: its own residency first, a fallback in the same residency or, when an owner allows it, anywhere. */
export function orderHosts(hubs: readonly HubHost[], market: string, allow: { fallbackOutside: boolean }): HostOrder {
  const region = regionOf(market);
  const ranked = hubs.toSorted((a, b) => rank(a, region) - rank(b, region));
  const [first, ...rest] = ranked;
  if (!first) return { first: null, fallback: null, notes: ["No hub has joined, so there is no host to put into a tag."] };
  const inside = rest.find((hub) => hub.residency === first.residency && (region !== "EU" || hub.residency === "EU"));
  const fallback = inside ?? (allow.fallbackOutside ? rest[0] : undefined) ?? null;
  return { first, fallback, notes: notesOf(first, fallback, region, rest.length > 0) };
}

function notesOf(first: HubHost, fallback: HubHost | null, region: string, others: boolean): string[] {
  const notes: string[] = [];
  const home = first.residency || "no residency";
  if (region === "EU" && first.residency !== "EU") notes.push(`No hub has residency EU, so EEA viewers are served by ${first.name} (${home}).`);
  if (!fallback && others) notes.push(`No second hub has residency ${home === "no residency" ? region : home}, so this tag has no fallback.`);
  if (!fallback && !others) notes.push(`${first.name} is the only hub, so this tag has no fallback.`);
  if (fallback && fallback.residency !== first.residency) notes.push(`The fallback ${fallback.name} is outside ${home}, as an owner allowed for this tag.`);
  return notes;
}
