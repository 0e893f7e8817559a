// Nonce: 64 random bits of one impression; with the event it names a beacon, is kept only here, in memory, and never shipped.
// Filter: remembers for at least ten minutes, in three generations of five, and takes a fixed amount of memory.
import { beaconEvents } from "@/features/release/model/document";
import type { Beacon } from "../schema";

const generationMs = 5 * 60_000;
const generations = 3;
const longestProbe = 128;

export type Sighting = "new" | "seen" | "full";

/** Fixed tables of 64-bit keys with linear probing; `slots` is a power of two. 2^20 slots take 8 MiB a generation. */
export class ReplayFilter {
  #tables: { startedAtMs: number; words: Uint32Array; used: number }[];
  readonly #slots: number;

  constructor(slots = 1 << 20) {
    this.#slots = slots;
    this.#tables = [];
  }

  /** Remembers a beacon and says whether it was seen before; "full" when there is no room to remember it, which must not count. */
  see(nonce: string, event: Beacon["e"], nowMs: number): Sighting {
    const high = (Number.parseInt(nonce.slice(0, 8), 16) ^ Math.imul(beaconEvents.indexOf(event) + 1, 0x9e3779b1)) >>> 0;
    const low = Number.parseInt(nonce.slice(8), 16) >>> 0 || (high === 0 ? 1 : 0);
    const newest = this.#turn(nowMs);
    if (this.#tables.some((table) => table !== newest && this.#find(table.words, high, low) === "seen")) return "seen";
    const found = this.#find(newest.words, high, low);
    if (found === "seen") return "seen";
    if (found === "full" || newest.used > this.#slots * 0.75) return "full";
    newest.words[found * 2] = high;
    newest.words[found * 2 + 1] = low;
    newest.used += 1;
    return "new";
  }

  /** Drops generations that are old enough; a clock that went back keeps the newest one. */
  #turn(nowMs: number) {
    const newest = this.#tables[0];
    if (newest && nowMs < newest.startedAtMs + generationMs) return newest;
    const recycled = this.#tables.length >= generations ? this.#tables.pop() : undefined;
    const words = recycled?.words.fill(0) ?? new Uint32Array(this.#slots * 2);
    const fresh = { startedAtMs: nowMs, words, used: 0 };
    this.#tables = [fresh, ...this.#tables];
    return fresh;
  }

  /** The slot where the key may go, or whether it is there or has no room. Two zero words mark a free slot. */
  #find(words: Uint32Array, high: number, low: number): number | "seen" | "full" {
    for (let step = 0; step < longestProbe; step += 1) {
      const slot = (low + step) & (this.#slots - 1);
      const [thereHigh, thereLow] = [words[slot * 2], words[slot * 2 + 1]];
      if (thereHigh === 0 && thereLow === 0) return slot;
      if (thereLow === low && thereHigh === high) return "seen";
    }
    return "full";
  }
}
