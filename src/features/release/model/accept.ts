// Rank: (keys, epoch) of a signed document; heads compare by campaign, snapshots by hub, and never move backwards.
// Take: the candidate is newer and becomes the trusted one. Same: it is the trusted one, nothing to do.
// Refuse: it is older or not for this hub; the trusted one stays. Alarm: two documents claim one rank.
// Renewal: a snapshot of the same rank and contents signed later, which only moves the expiry.
import type * as z from "zod";
import { canonical } from "@/kernel/canonical";
import type { Digest } from "@/kernel/digest";
import { digestFromCompact } from "@/kernel/hash";
import { Refusal } from "@/kernel/refusal";
import { Content, documentLimits, Head, KeySet, Snapshot } from "./document";
import { parseStrict } from "./strict-json";

export interface Rank {
  keys: number;
  epoch: number;
  digest: Digest;
}

export type Verdict = { kind: "take" } | { kind: "same" } | { kind: "refuse"; reason: string } | { kind: "alarm"; reason: string };

const refuse = (reason: string): Verdict => ({ kind: "refuse", reason });

/** Compares a candidate's rank with the trusted one; null trusts the first that comes. */
export function compareRank(trusted: Rank | null, candidate: Rank): Verdict {
  if (!trusted) return { kind: "take" };
  const ahead = candidate.keys - trusted.keys || candidate.epoch - trusted.epoch;
  if (ahead > 0) return { kind: "take" };
  if (ahead < 0)
    return refuse(`version below trusted: keys ${candidate.keys} epoch ${candidate.epoch}, trusted are keys ${trusted.keys} epoch ${trusted.epoch}`);
  if (candidate.digest === trusted.digest) return { kind: "same" };
  return {
    kind: "alarm",
    reason: `two documents with keys ${candidate.keys} epoch ${candidate.epoch}: trusted ${trusted.digest}, offered ${candidate.digest}`,
  };
}

/** Who this hub is and what it trusts of one campaign; `signedBy` is the number of the key set whose online key signed the candidate. */
export interface HeadTrust {
  org: string;
  hub: string;
  signedBy: number;
  trusted: Rank | null;
  /** Withdrawn by any head trusted before. */
  withdrawn: ReadonlySet<string>;
}

/** Whether a hub accepts a head whose signature holds; `digest` is over the signed payload. */
export function acceptHead(trust: HeadTrust, head: Head, digest: Digest): Verdict {
  if (head.org !== trust.org) return refuse("another organization");
  if (head.audience !== "*" && !head.audience.includes(trust.hub)) return refuse("another audience");
  if (head.keys !== trust.signedBy) return refuse(`key set ${head.keys} is named, but a key of set ${trust.signedBy} signed`);
  const withdrawn = new Set([...trust.withdrawn, ...head.withdrawn]);
  const named = [head.active, head.staged, ...head.kept].find((pointer) => pointer && withdrawn.has(pointer.content));
  if (named) return refuse(`names the withdrawn content ${named.content}`);
  return compareRank(trust.trusted, { keys: head.keys, epoch: head.epoch, digest });
}

export interface SnapshotTrust {
  org: string;
  hub: string;
  signedBy: number;
  trusted: { snapshot: Snapshot; digest: Digest } | null;
  /** The hub's time, milliseconds since 1970. */
  nowMs: number;
}

/** Whether a hub accepts a snapshot whose signature holds. Time never counts as earlier than the trusted snapshot was signed. */
export function acceptSnapshot(trust: SnapshotTrust, snapshot: Snapshot, digest: Digest): Verdict {
  if (snapshot.org !== trust.org) return refuse("another organization");
  if (snapshot.hub !== trust.hub) return refuse("another hub");
  if (snapshot.keys !== trust.signedBy) return refuse(`key set ${snapshot.keys} is named, but a key of set ${trust.signedBy} signed`);
  if (isExpired(snapshot, trust.nowMs, trust.trusted?.snapshot)) return refuse(`expired at ${snapshot.expiresAt}`);
  const old = trust.trusted;
  const verdict = compareRank(old && { keys: old.snapshot.keys, epoch: old.snapshot.epoch, digest: old.digest }, {
    keys: snapshot.keys,
    epoch: snapshot.epoch,
    digest,
  });
  if (verdict.kind !== "alarm" || !old || !renews(old.snapshot, snapshot)) return verdict;
  return Date.parse(snapshot.issuedAt) >= Date.parse(old.snapshot.issuedAt) ? { kind: "take" } : refuse("signed before the trusted snapshot");
}

/** Past its expiry by the hub's clock, or by the signed time of a snapshot trusted already. */
export function isExpired(snapshot: Snapshot, nowMs: number, trusted?: Snapshot): boolean {
  return Math.max(nowMs, trusted ? Date.parse(trusted.issuedAt) : 0) >= Date.parse(snapshot.expiresAt);
}

function renews(old: Snapshot, candidate: Snapshot): boolean {
  return canonical([old.heads, old.lift, old.stock]) === canonical([candidate.heads, candidate.lift, candidate.stock]);
}

/** Whether bytes with this digest and contents are the content a head names. */
export function acceptContent(named: { org: string; campaign: string; content: Digest }, content: Content, digest: Digest): Verdict {
  if (digest !== named.content) return refuse(`content digest mismatch: ${named.content} was named, ${digest} came`);
  if (content.org !== named.org) return refuse("content of another organization");
  if (content.campaign !== named.campaign) return refuse("content of another campaign");
  const broken = brokenReference(content);
  return broken ? refuse(broken) : { kind: "take" };
}

/** The first index of a content that points at nothing, in words, or null. */
export function brokenReference(content: Content): string | null {
  const at = (list: readonly unknown[], index: number | undefined) => index === undefined || index < list.length;
  const entry = content.entries.findIndex((one) => !at(content.blobs, one.blob) || !at(content.clicks, one.click) || !at(content.flights, one.flight));
  if (entry >= 0) return `entry ${entry} points at nothing`;
  const placement = Object.entries(content.placements).find(([, one]) =>
    [one.backup, ...Object.values(one.pick).flat()].some((index) => !at(content.entries, index)),
  );
  if (placement) return `placement ${placement[0]} points at nothing`;
  return content.blobs.some(([compact]) => !digestFromCompact(compact)) ? "a blob's digest is not 32 bytes" : null;
}

/** A head's text, strictly parsed and of the right major; throws Refusal naming what is wrong. */
export const readHead = (text: string): Head => read(Head, "nearshelf/head@1", text, documentLimits.headBytes);
/** The same for a snapshot. */
export const readSnapshot = (text: string): Snapshot => read(Snapshot, "nearshelf/snapshot@1", text, documentLimits.snapshotBytes);
/** The same for a content. */
export const readContent = (text: string): Content => read(Content, "nearshelf/content@1", text, documentLimits.contentBytes);
/** The same for a key set. */
export const readKeySet = (text: string): KeySet => read(KeySet, "nearshelf/keys@1", text, documentLimits.headBytes);

function read<S extends z.ZodType>(shape: S, name: string, text: string, bytes: number): z.infer<S> {
  const value = parseStrict(text, { bytes, depth: documentLimits.depth });
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue?.path[0] === "schema") throw new Refusal("invalid", `This hub reads ${name}, and the document is of another kind or version.`);
  throw new Refusal("invalid", `The document is not ${name}: ${issue?.path.join(".")} ${issue?.message}.`);
}
