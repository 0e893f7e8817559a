// Ladder: the order in which a beacon is judged: shape, known keys, replay, opt-outs and consent, sampling.
// Known: what a held release says of a beacon's campaign, placement, release and variant; anything else is forged or too late.
// Draw: one per impression: its nonce was drawn at random by the loader, so all events of an impression share it.

import type { Content } from "@/features/release/model/document";
import { localeOf, marketOf } from "@/features/release/model/lookup";
import { Beacon, type DropReason } from "../schema";
import { choiceOf } from "./consent";
import { type BeaconRecord, windowOf } from "./record";
import type { ReplayFilter } from "./replay";

/** What held releases know of one placement. */
export interface KnownPlacement {
  /** First 8 hex of every digest it may show. */
  variants: ReadonlySet<string>;
  /** "DE" and "DE/de-DE", as picked. */
  cells: ReadonlySet<string>;
  beacon: Content["beacon"];
  policy: Content["policy"];
}

export interface LadderContext {
  find(campaign: string, placement: string, release: number): KnownPlacement | null;
  replay: ReplayFilter;
  /** Milliseconds since 1970. */
  nowMs: number;
}

/** A beacon as a worker hands it over: its query and two headers reduced to yes or no. */
export interface HeardBeacon {
  query: string;
  gpc: boolean;
  dnt: boolean;
}

/** Every heard beacon gives exactly one record: counted, or dropped with its reason. */
export function judge(heard: HeardBeacon, context: LadderContext): BeaconRecord {
  const windowAt = windowOf(context.nowMs);
  const drop = (reason: DropReason): BeaconRecord => ({ reason, windowAt });
  const beacon = readBeacon(heard.query);
  if (!beacon) return drop("malformed");
  const known = context.find(beacon.c, beacon.p, beacon.r);
  if (!known || !isKnown(beacon, known)) return drop("unknown");
  const sighting = context.replay.see(beacon.n, beacon.e, context.nowMs);
  if (sighting !== "new") return drop(sighting === "seen" ? "replayed" : "overflow");
  const choice = choiceOf(beacon.m, { ...beacon, gpc: heard.gpc, dnt: heard.dnt }, known.policy);
  if (choice) return drop(choice);
  if (beacon.e !== "conversion" && drawOf(beacon.n) >= known.beacon.sample) return drop("sampled");
  return counted(beacon, known, windowAt);
}

/** The first value of each field, market and locale brought to their spelling; null when the shape is wrong. */
function readBeacon(query: string): Beacon | null {
  const fields = new URLSearchParams(query);
  const first = Object.fromEntries([...fields.keys()].map((name) => [name, fields.get(name) ?? ""]));
  const parsed = Beacon.safeParse({ ...first, m: marketOf(first.m), l: localeOf(first.l) });
  return parsed.success ? parsed.data : null;
}

function isKnown(beacon: Beacon, known: KnownPlacement): boolean {
  if (!known.beacon.events.includes(beacon.e)) return false;
  return beacon.v === "" ? beacon.e === "assigned" : known.variants.has(beacon.v);
}

/** Between 0 and 1, from the nonce's first 32 bits. */
function drawOf(nonce: string): number {
  return Number.parseInt(nonce.slice(0, 8), 16) / 2 ** 32;
}

/** Markets and locales that no release picks share one key, so that a query cannot make new ones. */
function counted(beacon: Beacon, known: KnownPlacement, windowAt: number): BeaconRecord {
  const market = known.cells.has(beacon.m) ? beacon.m : "*";
  const locale = known.cells.has(`${beacon.m}/${beacon.l}`) ? beacon.l : "";
  const timed = (duration: number | undefined, event: Beacon["e"]) => (beacon.e === event && duration !== undefined ? duration : null);
  return {
    campaign: beacon.c,
    placement: beacon.p,
    market,
    locale,
    release: beacon.r,
    variant: beacon.e === "assigned" ? "" : beacon.v,
    arm: beacon.a === "h" ? "hub" : "cdn",
    event: beacon.e,
    label: beacon.u === "t" ? "test" : beacon.u === "s" ? "simulated" : "",
    windowAt,
    ttfb: timed(beacon.q, "impression"),
    ttfbStart: timed(beacon.s, "impression"),
    hydration: timed(beacon.h, "hydrated"),
  };
}

/** What a content tells the ladder about one of its placements. */
export function knownPlacement(content: Content, key: string, shortOf: (blob: number) => string): KnownPlacement | null {
  const placement = Object.hasOwn(content.placements, key) ? content.placements[key] : undefined;
  if (!placement) return null;
  const entries = [placement.backup, ...Object.values(placement.pick).flat()];
  const cells = Object.keys(placement.pick).flatMap((cell) => [cell, cell.split("/")[0] ?? cell]);
  return {
    variants: new Set(entries.map((index) => shortOf(content.entries[index]?.blob ?? -1))),
    cells: new Set(cells.filter((cell) => cell !== "*")),
    beacon: content.beacon,
    policy: content.policy,
  };
}
