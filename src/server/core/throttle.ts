import { createHash } from "node:crypto";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";

const windowS = 15 * 60;
const mostKnown = 10_000;

/** Hashed, so that neither addresses nor accounts lie around in memory. */
const keyOf = (...parts: string[]) => createHash("sha256").update(parts.join("\n")).digest("base64url");

export interface Attempt {
  account: string;
  /** As the server heard it; a caller can forge it, so no limit rests on it alone. */
  address: string;
}

/**
 * Slows down guessing without locking anybody out: failures count per account and address, per address, and per account.
 * The last holds back strangers only: whoever signed in to the account from an address before is not stopped by others' guesses.
 */
export class Throttle {
  readonly #pair = new RateLimiterMemory({ points: 5, duration: windowS });
  readonly #address = new RateLimiterMemory({ points: 50, duration: windowS });
  readonly #account = new RateLimiterMemory({ points: 25, duration: windowS });
  readonly #known = new Set<string>();

  /** Seconds to wait before this attempt may be made; at 0 it counts as failed until it is known to have succeeded. */
  async begin(attempt: Attempt): Promise<number> {
    const { pair, address, account } = keys(attempt);
    const [byPair, byAddress, byAccount] = await Promise.all([this.#pair.penalty(pair), this.#address.penalty(address), this.#account.penalty(account)]);
    const strangers = this.#known.has(pair) ? 0 : Math.max(waitOf(this.#address, byAddress), waitOf(this.#account, byAccount));
    const waitS = Math.max(waitOf(this.#pair, byPair), strangers);
    if (waitS > 0) await this.withdrawn(attempt);
    return waitS;
  }

  /** The password was never looked at, for what it is held against was away: nothing was guessed. */
  async withdrawn(attempt: Attempt): Promise<void> {
    const { pair, address, account } = keys(attempt);
    await Promise.all([this.#pair.reward(pair), this.#address.reward(address), this.#account.reward(account)]);
  }

  async succeeded(attempt: Attempt): Promise<void> {
    const { pair, address, account } = keys(attempt);
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.add(pair);
    await Promise.all([this.#pair.delete(pair), this.#address.reward(address), this.#account.reward(account)]);
  }
}

const keys = ({ account, address }: Attempt) => ({
  pair: keyOf("pair", account, address),
  address: keyOf("address", address),
  account: keyOf("account", account),
});

function waitOf({ points }: RateLimiterMemory, spent: RateLimiterRes): number {
  return spent.consumedPoints > points ? Math.max(1, Math.ceil(spent.msBeforeNext / 1_000)) : 0;
}
