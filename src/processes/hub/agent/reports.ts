import type { Acks, HubStatus } from "@/features/hub/schema";

type Ack = Acks["acks"][number];

const keptRefusals = 20;
const longestQueue = 1_000;

/** What waits to be told to the gateway, and the counts its status carries. */
export class Reports {
  #acks: Ack[] = [];
  #refusals: HubStatus["refusals"] = [];
  #stockouts = 0;
  #requests = 0;
  #countedAt = performance.now();
  #wake: () => void = () => undefined;

  /** Called whenever something should be told at once. */
  onNews(wake: () => void): void {
    this.#wake = wake;
  }

  acknowledge(ack: Ack): void {
    const others = this.#acks.filter((one) => one.head !== ack.head || one.kind !== ack.kind);
    this.#acks = [...others, ack].slice(-longestQueue);
    this.#wake();
  }

  refuse(head: string, reason: string, nowMs: number): void {
    const others = this.#refusals.filter((one) => one.head !== head || one.reason !== reason);
    this.#refusals = [{ head, reason: reason.slice(0, 300), at: new Date(nowMs).toISOString() }, ...others].slice(0, keptRefusals);
  }

  count(requests: number, stockouts: number): void {
    this.#requests += requests;
    this.#stockouts += stockouts;
  }

  /** The acknowledgements to send; `putBack` returns them when they could not be. */
  takeAcks(): Ack[] {
    const acks = this.#acks;
    this.#acks = [];
    return acks;
  }

  putBack(acks: readonly Ack[]): void {
    this.#acks = [...acks, ...this.#acks].slice(-longestQueue);
  }

  /** Since the last call: the rate; since the start: the stockouts; the newest refusals. */
  figures(): Pick<HubStatus, "refusals" | "stockouts" | "requestsPerSecond"> {
    const now = performance.now();
    const seconds = Math.max(1, now - this.#countedAt) / 1_000;
    const figures = { refusals: this.#refusals, stockouts: this.#stockouts, requestsPerSecond: Math.round((this.#requests / seconds) * 100) / 100 };
    this.#requests = 0;
    this.#countedAt = now;
    return figures;
  }
}
