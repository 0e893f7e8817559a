import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { acceptContent, readContent } from "@/features/release/model/accept";
import type { Content, HubAssignment } from "@/features/release/model/document";
import { digestOfAssignment, heldBlobs } from "@/features/release/model/held-blobs";
import { type Holds, holdsOf } from "@/features/release/model/holdings";
import { type Digest, digestFromHex, hexOf } from "@/kernel/digest";
import { digestFromCompact, digestOf } from "@/kernel/hash";
import { Refusal } from "@/kernel/refusal";
import { DamagedBlob, FolderBlobStore } from "@/platform/blob-store";
import { log } from "@/platform/log";
import { readText } from "@/platform/read-text";
import { type HubFolder, writeDurably } from "./folder";
import type { Plane } from "./plane";

const atOnce = 8;
/** So many of the blobs fetched on demand stay however full it is: who asked for them has yet to read them. */
const leastAsked = 8;

/** What `HubStatus` says of the stock, but for what the disk still takes. */
export interface StockCounts {
  blobs: number;
  bytes: number;
  missing: number;
  plan: Digest | "";
  leftOut: number;
  fetched: number;
}

/** The blobs and contents on this hub's disk. Nothing enters that does not have the digest it was asked by. */
export class Stock {
  readonly contents = new Map<Digest, Content>();
  /** Of every blob that a held content names. */
  readonly #sizes = new Map<Digest, number>();
  /** Those of them that the plan has; worked out when it is asked for after a change. */
  #planned: Set<Digest> | null = null;
  #plan: Digest | "" = "";
  /** The plan whose leavings are gone, "" before the first of a run: what the gateway is told. */
  #settled: Digest | "" = "";
  #holds: Holds = holdsOf(null);
  #capacityBytes = Number.POSITIVE_INFINITY;
  #plannedOf = new WeakMap<Content, Digest[]>();
  /** Something may be on disk that the plan does not have: after a change, and after a start, since a killed hub may not have come to it. */
  #untidy = true;
  readonly #held = new Set<Digest>();
  /** Blobs that the plan leaves out and that somebody asked for, the latest last. */
  readonly #asked = new Set<Digest>();
  readonly #onTheWay = new Map<Digest, Promise<void>>();
  readonly #store: FolderBlobStore;

  constructor(
    private readonly folder: HubFolder,
    private readonly plane: Plane,
  ) {
    this.#store = new FolderBlobStore(folder.blobs());
  }

  /** Called once at start, before anything else, with the assignment that was followed before. */
  async open(assignment: HubAssignment | null): Promise<void> {
    this.follow(assignment);
    await this.#store.sweep();
  }

  /** A content from memory or disk; damaged or missing ones give null. */
  async heldContent(named: { org: string; campaign: string; content: Digest }): Promise<Content | null> {
    const known = this.contents.get(named.content);
    if (known) return known;
    const text = await readText(this.#contentPath(named.content));
    if (text === null || digestOf(text) !== named.content) return null;
    return this.#admit(named, text);
  }

  /** From now on it holds what the assignment says, everything without one; true when that is another than before. `settle` drops the rest. */
  follow(assignment: HubAssignment | null): boolean {
    const plan = digestOfAssignment(assignment);
    if (plan === this.#plan) return false;
    this.#plan = plan;
    this.#holds = holdsOf(assignment);
    this.#capacityBytes = assignment?.capacityBytes ?? Number.POSITIVE_INFINITY;
    this.#plannedOf = new WeakMap();
    this.#planned = null;
    this.#asked.clear();
    this.#untidy = true;
    return true;
  }

  /** Drops what left the plan, once after each change; what fails is tried again at the next call. */
  async settle(): Promise<void> {
    if (!this.#untidy) return;
    this.#untidy = false;
    const plan = this.#plan;
    try {
      await this.#trim();
      this.#settled = plan;
    } catch (error) {
      this.#untidy = true;
      log.warn({ reason: String(error) }, "what left the plan could not be dropped yet");
    }
  }

  /** Makes sure a release is here as the plan has it: its content and every planned blob, each read back and verified. */
  async hold(named: { org: string; campaign: string; content: Digest }, signal: AbortSignal): Promise<Content> {
    const content = (await this.heldContent(named)) ?? (await this.#fetchContent(named, signal));
    const wanted = this.#plannedIn(content);
    let next = 0;
    const carry = async () => {
      while (next < wanted.length) {
        const digest = wanted[next++];
        if (digest && !this.#held.has(digest)) await this.blob(digest, signal);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, carry));
    return content;
  }

  /** Makes sure one blob of a held content is on disk and whole; asked twice at once, it is fetched once. */
  async blob(digest: Digest, signal: AbortSignal): Promise<void> {
    const running = this.#onTheWay.get(digest);
    // Whoever began it may have been overtaken by a newer head, which ends the transfer for them alone.
    if (running) return running.catch(() => this.#retry(digest, signal));
    const work = this.#bring(digest, signal).finally(() => this.#onTheWay.delete(digest));
    this.#onTheWay.set(digest, work);
    return work;
  }

  /** Brings a blob that somebody asked for. One that the plan leaves out stays while there is room beside the plan. */
  async bringAsked(digest: Digest, signal: AbortSignal): Promise<void> {
    await this.blob(digest, signal);
    if (this.#plannedNow().has(digest)) return;
    this.#asked.delete(digest);
    this.#asked.add(digest);
    await this.#makeRoom();
  }

  async #retry(digest: Digest, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    return this.blob(digest, signal);
  }

  /** Whether any held content names it; nothing else is ever fetched. */
  names(digest: Digest): boolean {
    return this.#sizes.has(digest);
  }

  distrust(digest: Digest): void {
    this.#held.delete(digest);
  }

  /** Reads every planned blob of the held contents; what is missing or damaged is fetched again. */
  async scrub(signal: AbortSignal): Promise<void> {
    for (const digest of this.#plannedNow())
      await this.blob(digest, signal).catch((error) => log.warn({ digest, reason: String(error) }, "a blob could not be restored"));
  }

  /** Removes what none of the given contents names, and what the plan leaves out of the others. */
  async release(pinned: ReadonlySet<Digest>): Promise<void> {
    for (const digest of [...this.contents.keys()].filter((one) => !pinned.has(one))) {
      this.contents.delete(digest);
      await rm(this.#contentPath(digest), { force: true });
    }
    this.#sizes.clear();
    this.#planned = null;
    for (const content of this.contents.values()) this.#note(content);
    for (const digest of await this.#onDisk()) if (!this.#sizes.has(digest)) await this.#drop(digest);
    await this.#trim();
  }

  figures(): StockCounts {
    const planned = this.#plannedNow();
    const held = [...this.#held].filter((digest) => this.#sizes.has(digest));
    const inPlan = held.filter((digest) => planned.has(digest)).length;
    return {
      blobs: held.length,
      bytes: this.#bytesOf(held),
      missing: planned.size - inPlan,
      plan: this.#settled,
      leftOut: this.#sizes.size - planned.size,
      fetched: held.length - inPlan,
    };
  }

  #plannedNow(): Set<Digest> {
    this.#planned ??= new Set([...this.contents.values()].flatMap((content) => this.#plannedIn(content)));
    return this.#planned;
  }

  #plannedIn(content: Content): Digest[] {
    const planned = this.#plannedOf.get(content) ?? heldBlobs(content, this.#holds);
    this.#plannedOf.set(content, planned);
    return planned;
  }

  /** Of what the held contents name, what the plan leaves out goes, but for what was asked for lately. */
  async #trim(): Promise<void> {
    // Looked at anew for each: while one is dropped, somebody may ask for the next, or another plan or release may want it.
    const isWanted = (digest: Digest) => this.#plannedNow().has(digest) || this.#asked.has(digest) || this.#onTheWay.has(digest);
    const isLeft = (digest: Digest) => this.#sizes.has(digest) && !isWanted(digest);
    for (const digest of await this.#onDisk()) if (isLeft(digest)) await this.#drop(digest);
    await this.#makeRoom();
  }

  /** Of what was asked for, the oldest goes first. */
  async #makeRoom(): Promise<void> {
    const planned = this.#plannedNow();
    let roomBytes = this.#capacityBytes - this.#bytesOf(planned);
    const asked = [...this.#asked].filter((digest) => !planned.has(digest)).reverse();
    for (const [age, digest] of asked.entries()) {
      roomBytes -= this.#sizes.get(digest) ?? 0;
      if (age >= leastAsked && roomBytes < 0) await this.#drop(digest);
    }
  }

  #bytesOf(digests: Iterable<Digest>): number {
    return [...digests].reduce((sum, digest) => sum + (this.#sizes.get(digest) ?? 0), 0);
  }

  async #onDisk(): Promise<Digest[]> {
    const shelves = await readdir(this.folder.blobs());
    const names = await Promise.all(shelves.map((shelf) => readdir(join(this.folder.blobs(), shelf))));
    return names.flat().flatMap((hex) => digestFromHex(hex) ?? []);
  }

  async #drop(digest: Digest): Promise<void> {
    this.#held.delete(digest);
    this.#asked.delete(digest);
    await this.#store.remove(digest);
  }

  async #bring(digest: Digest, signal: AbortSignal): Promise<void> {
    const bytes = await this.#store.get(digest).catch((error) => {
      if (!(error instanceof DamagedBlob)) throw error;
      log.error({ digest }, "a stored blob is damaged; it was set aside and is fetched again");
      return null;
    });
    if (!bytes) await this.#fetchBlob(digest, signal);
    this.#held.add(digest);
  }

  async #fetchBlob(digest: Digest, signal: AbortSignal): Promise<void> {
    const size = this.#sizes.get(digest);
    if (size === undefined) throw new Refusal("missing", "No held release names this blob.");
    const bytes = await this.plane.blob(digest, size, signal);
    if (digestOf(bytes) !== digest) throw new Refusal("invalid", `blob digest mismatch: ${digest} was asked, ${digestOf(bytes)} came`);
    await this.#store.put(bytes);
  }

  async #fetchContent(named: { org: string; campaign: string; content: Digest }, signal: AbortSignal): Promise<Content> {
    const bytes = await this.plane.content(named.content, signal);
    if (digestOf(bytes) !== named.content) throw new Refusal("invalid", `content digest mismatch: ${named.content} was named, ${digestOf(bytes)} came`);
    const content = this.#admit(named, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    await writeDurably(this.#contentPath(named.content), bytes);
    return content;
  }

  #admit(named: { org: string; campaign: string; content: Digest }, text: string): Content {
    const content = readContent(text);
    const verdict = acceptContent(named, content, named.content);
    if (verdict.kind !== "take") throw new Refusal("invalid", verdict.kind === "same" ? "nothing new" : verdict.reason);
    this.contents.set(named.content, content);
    this.#note(content);
    return content;
  }

  #note(content: Content): void {
    this.#planned = null;
    for (const [compact, , bytes] of content.blobs) {
      const digest = digestFromCompact(compact);
      if (digest) this.#sizes.set(digest, bytes);
    }
  }

  #contentPath(digest: Digest): string {
    return join(this.folder.contents(), hexOf(digest));
  }
}
