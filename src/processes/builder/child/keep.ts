/** The last few results of a slow function, by key; what was not asked for longest goes first. */
export class Keep<V> {
  readonly #held = new Map<string, Promise<V>>();

  constructor(private readonly most: number) {}

  get(key: string, make: () => Promise<V>): Promise<V> {
    const held = this.#held.get(key) ?? make();
    this.#held.delete(key);
    this.#held.set(key, held);
    held.catch(() => this.#held.delete(key));
    if (this.#held.size > this.most) this.#dropOldest();
    return held;
  }

  #dropOldest(): void {
    for (const key of this.#held.keys()) {
      this.#held.delete(key);
      return;
    }
  }
}
