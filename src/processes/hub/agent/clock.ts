/** This hub's idea of the time: the machine's clock once, then a monotonic one, moved to what the gateway said last. */
export class HubClock {
  readonly #startedAtMs = Date.now() - performance.now();
  #aheadMs = 0;

  /** Milliseconds since 1970; never goes back by more than a correction from the gateway. */
  nowMs(): number {
    return this.#startedAtMs + performance.now() + this.#aheadMs;
  }

  /** What must be added to this machine's clock right now to get `nowMs`. */
  aheadMs(): number {
    return this.nowMs() - Date.now();
  }

  /** The gateway said `gatewayMs` in answer to a call that took `tookMs`. Small differences are the network's; true when it was a large one. */
  correct(gatewayMs: number, tookMs: number): boolean {
    const difference = gatewayMs + tookMs / 2 - this.nowMs();
    if (Math.abs(difference) <= Math.max(1_000, tookMs)) return false;
    this.#aheadMs += difference;
    return true;
  }
}
