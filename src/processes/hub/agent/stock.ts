import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { acceptContent, readContent } from "@/features/release/model/accept";
import type { Content } from "@/features/release/model/document";
import { type Digest, digestFromHex, hexOf } from "@/kernel/digest";
import { digestFromCompact, digestOf } from "@/kernel/hash";
import { Refusal } from "@/kernel/refusal";
import { DamagedBlob, FolderBlobStore } from "@/platform/blob-store";
import { log } from "@/platform/log";
import { readText } from "@/platform/read-text";
import { type HubFolder, writeDurably } from "./folder";
import type { Plane } from "./plane";

const atOnce = 8;

/** The blobs and contents on this hub's disk. Nothing enters that does not have the digest it was asked by. */
export class Stock {
  readonly contents = new Map<Digest, Content>();
  readonly #sizes = new Map<Digest, number>();
  readonly #held = new Set<Digest>();
  readonly #onTheWay = new Map<Digest, Promise<void>>();
  readonly #store: FolderBlobStore;

  constructor(
    private readonly folder: HubFolder,
    private readonly plane: Plane,
  ) {
    this.#store = new FolderBlobStore(folder.blobs());
  }

  /** Called once at start, before anything else. */
  async open(): Promise<void> {
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

  /** Makes sure a release is here complete: its content and every blob it names, each read back and verified. */
  async hold(named: { org: string; campaign: string; content: Digest }, signal: AbortSignal): Promise<Content> {
    const content = (await this.heldContent(named)) ?? (await this.#fetchContent(named, signal));
    const wanted = blobsOf(content);
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

  /** Reads every blob of the held contents; what is missing or damaged is fetched again. */
  async scrub(signal: AbortSignal): Promise<void> {
    for (const digest of this.#sizes.keys())
      await this.blob(digest, signal).catch((error) => log.warn({ digest, reason: String(error) }, "a blob could not be restored"));
  }

  /** Removes what none of the given contents names. */
  async release(pinned: ReadonlySet<Digest>): Promise<void> {
    for (const digest of [...this.contents.keys()].filter((one) => !pinned.has(one))) {
      this.contents.delete(digest);
      await rm(this.#contentPath(digest), { force: true });
    }
    this.#sizes.clear();
    for (const content of this.contents.values()) this.#note(content);
    for (const shelf of await readdir(this.folder.blobs())) {
      for (const hex of await readdir(join(this.folder.blobs(), shelf))) {
        const digest = digestFromHex(hex);
        if (digest && !this.#sizes.has(digest)) await this.#drop(digest);
      }
    }
  }

  figures(): { blobs: number; bytes: number; missing: number } {
    const held = [...this.#held].filter((digest) => this.#sizes.has(digest));
    return { blobs: held.length, bytes: held.reduce((sum, digest) => sum + (this.#sizes.get(digest) ?? 0), 0), missing: this.#sizes.size - held.length };
  }

  async #drop(digest: Digest): Promise<void> {
    this.#held.delete(digest);
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
    for (const [compact, , bytes] of content.blobs) {
      const digest = digestFromCompact(compact);
      if (digest) this.#sizes.set(digest, bytes);
    }
  }

  #contentPath(digest: Digest): string {
    return join(this.folder.contents(), hexOf(digest));
  }
}

/** The digests of a content's blobs. */
export function blobsOf(content: Content): Digest[] {
  return content.blobs.map(([compact]) => digestFromCompact(compact)).filter((digest) => digest !== null);
}
