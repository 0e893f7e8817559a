/** Pauses that double from `firstMs` to `longestMs`, each shortened by up to half at random so that many hubs do not come at once. */
export class BackOff {
  #pauseMs: number;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {
    this.#pauseMs = firstMs;
  }

  next(): number {
    const pauseMs = this.#pauseMs;
    this.#pauseMs = Math.min(pauseMs * 2, this.longestMs);
    return pauseMs * (0.5 + Math.random() / 2);
  }

  reset(): void {
    this.#pauseMs = this.firstMs;
  }
}

/** Waits; an aborted signal ends it early without an error. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    if (signal.aborted) {
      resume();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resume();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}
