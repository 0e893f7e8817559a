import type { Digest } from "@/kernel/digest";
import { FolderBlobStore } from "@/platform/blob-store";
import type { Named } from "./shop";

/** A blob in memory, and the addresses whose answers point at it. */
export interface Held {
  digest: Digest;
  body: Buffer;
  /** The turn in which it was last asked for. */
  usedAt: number;
  urls: Set<string>;
}

/** Blobs as buffers under a cap of bytes; the longest unused go first. What it reads from disk is verified by digest. */
export class Pantry {
  readonly #held = new Map<Digest, Held>();
  readonly #loading = new Map<Digest, Promise<Held | null>>();
  readonly #store: FolderBlobStore;
  #bytes = 0;
  /** Counts seconds; cheaper than ordering on every request. */
  turn = 0;

  constructor(
    folder: string,
    private readonly capBytes: number,
    /** Asks the agent to bring a blob; false when it could not. */
    private readonly want: (digest: Digest, damaged: boolean) => Promise<boolean>,
    private readonly forget: (url: string) => void,
  ) {
    this.#store = new FolderBlobStore(folder);
  }

  peek(digest: Digest): Held | null {
    const held = this.#held.get(digest);
    if (held) held.usedAt = this.turn;
    return held ?? null;
  }

  /** From memory, else disk, else the gateway; null when it cannot be had. Asked twice at once, it is read once. */
  get(named: Named): Promise<Held | null> {
    const held = this.peek(named.digest);
    if (held) return Promise.resolve(held);
    const running = this.#loading.get(named.digest);
    if (running) return running;
    const loading = this.#load(named.digest).finally(() => this.#loading.delete(named.digest));
    this.#loading.set(named.digest, loading);
    return loading;
  }

  /** Forgets addresses, not bytes: after a swap they may mean something else. */
  clearUrls(): void {
    for (const held of this.#held.values()) held.urls.clear();
  }

  async #load(digest: Digest): Promise<Held | null> {
    const first = await this.#read(digest);
    if (first instanceof Buffer) return this.#keep(digest, first);
    if (!(await this.want(digest, first === "damaged"))) return null;
    const second = await this.#read(digest);
    return second instanceof Buffer ? this.#keep(digest, second) : null;
  }

  async #read(digest: Digest): Promise<Buffer | "damaged" | "absent"> {
    try {
      return (await this.#store.get(digest)) ?? "absent";
    } catch {
      return "damaged";
    }
  }

  #keep(digest: Digest, body: Buffer): Held {
    const held: Held = { digest, body, usedAt: this.turn, urls: new Set() };
    this.#held.set(digest, held);
    this.#bytes += body.length;
    while (this.#bytes > this.capBytes && this.#held.size > 1) this.#drop(this.#oldest(held));
    return held;
  }

  #oldest(except: Held): Held {
    return [...this.#held.values()].reduce((oldest, held) => (held !== except && (oldest === except || held.usedAt < oldest.usedAt) ? held : oldest), except);
  }

  #drop(held: Held): void {
    this.#held.delete(held.digest);
    this.#bytes -= held.body.length;
    for (const url of held.urls) this.forget(url);
  }
}
