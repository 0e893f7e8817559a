import type { HeardBeacon } from "@/features/beacon/model/ladder";

const mostPending = 20_000;

/** Gathers beacons for the agent: those heard in one turn of the loop travel and are answered together. */
export class BeaconDoor {
  #heard: HeardBeacon[] = [];
  #answers: ((ok: boolean) => void)[] = [];
  #lastId = 0;
  #pending = 0;
  readonly #waiting = new Map<number, ((ok: boolean) => void)[]>();

  constructor(private readonly send: (id: number, heard: HeardBeacon[]) => void) {}

  /** True once the agent has it on disk; false at once when too many wait. */
  hear(beacon: HeardBeacon): Promise<boolean> {
    if (this.#pending >= mostPending) return Promise.resolve(false);
    this.#pending += 1;
    return new Promise((answer) => {
      if (this.#heard.length === 0) setImmediate(() => this.#pass());
      this.#heard.push(beacon);
      this.#answers.push(answer);
    });
  }

  recorded(id: number, ok: boolean): void {
    const answers = this.#waiting.get(id) ?? [];
    this.#waiting.delete(id);
    this.#pending -= answers.length;
    for (const answer of answers) answer(ok);
  }

  #pass(): void {
    this.#lastId += 1;
    this.#waiting.set(this.#lastId, this.#answers);
    this.send(this.#lastId, this.#heard);
    this.#heard = [];
    this.#answers = [];
  }
}
