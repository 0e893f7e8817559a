import { type HubStatus, snapshotEvent, streamEvent } from "@/features/hub/schema";
import type { Digest } from "@/kernel/digest";
import { log } from "@/platform/log";
import { version } from "../version";
import { BackOff, pause } from "./back-off";
import type { HubClock } from "./clock";
import type { Plane } from "./plane";
import type { Reports } from "./reports";
import type { HubState } from "./state";
import { eventsOf } from "./stream";

const snapshotMs = 30_000;
const statusMs = 5_000;
/** The gateway comments every 15 s; a status call that fails ends a half-open stream sooner. */
const silentMs = 20_000;
const acksAtOnce = 1_000;

export interface LinkParts {
  plane: Plane;
  state: HubState;
  reports: Reports;
  clock: HubClock;
  /** A head came by the stream. Never throws. */
  head(candidate: unknown): Promise<void>;
  /** Asks for the snapshot and takes what it says. */
  snapshot(): Promise<void>;
  status(): Pick<HubStatus, "run" | "stock" | "backlog" | "stale">;
  /** The gateway's time was heard and differs. */
  corrected(): Promise<void>;
}

/** The hub's conversation with the gateway: stream, snapshot polls, acknowledgements, status. It may fail for as long as it likes. */
export class Link {
  readonly #end = new AbortController();
  #streaming = new AbortController();
  #acksWake = new AbortController();
  #statusWake = new AbortController();
  #pollWake = new AbortController();

  constructor(private readonly parts: LinkParts) {}

  start(): void {
    this.parts.reports.onNews(() => {
      this.#acksWake.abort();
      this.#statusWake.abort();
    });
    void this.#stream();
    void this.#poll();
    void this.#acknowledge();
    void this.#status();
  }

  close(): void {
    for (const controller of [this.#end, this.#streaming, this.#acksWake, this.#statusWake, this.#pollWake]) controller.abort();
  }

  async #stream(): Promise<void> {
    const backOff = new BackOff(250, 15_000);
    while (!this.#end.signal.aborted) {
      this.#streaming = new AbortController();
      await this.#listen(this.#streaming, backOff).catch((error) => log.info({ reason: String(error) }, "the stream ended and is opened again"));
      await pause(backOff.next(), this.#end.signal);
    }
  }

  async #listen(streaming: AbortController, backOff: BackOff): Promise<void> {
    let heardAt = performance.now();
    const heard = () => {
      heardAt = performance.now();
    };
    const watch = setInterval(() => performance.now() - heardAt > silentMs && streaming.abort(new Error("The stream fell silent.")), 1_000);
    try {
      const epochs = [...this.parts.state.campaigns.values()].map(({ trusted }) => trusted.head.epoch);
      const stream = await this.parts.plane.stream(Math.max(0, ...epochs), streaming.signal);
      // What happened before the stream was open is in the snapshot.
      this.#pollWake.abort();
      for await (const event of eventsOf(stream, heard)) {
        backOff.reset();
        if (event.event === streamEvent) await this.parts.head(JSON.parse(event.data));
        else if (event.event === snapshotEvent) this.#pollWake.abort();
      }
    } finally {
      clearInterval(watch);
    }
  }

  async #poll(): Promise<void> {
    const backOff = new BackOff(1_000, snapshotMs);
    while (!this.#end.signal.aborted) {
      this.#pollWake = new AbortController();
      const ok = await this.parts.snapshot().then(
        () => true,
        (error) => log.info({ reason: String(error) }, "the snapshot could not be had") ?? false,
      );
      if (ok) backOff.reset();
      await pause(ok ? snapshotMs * (0.75 + Math.random() / 2) : backOff.next(), this.#pollWake.signal);
    }
  }

  async #acknowledge(): Promise<void> {
    const backOff = new BackOff(250, 15_000);
    while (!this.#end.signal.aborted) {
      this.#acksWake = new AbortController();
      const acks = this.parts.reports.takeAcks().slice(0, acksAtOnce);
      if (acks.length === 0) await pause(snapshotMs, this.#acksWake.signal);
      else if (await this.#told(this.parts.plane.acknowledge(acks))) backOff.reset();
      else {
        this.parts.reports.putBack(acks);
        await pause(backOff.next(), this.#end.signal);
      }
    }
  }

  /** News are told after a moment, so that what happens together is told once. */
  async #status(): Promise<void> {
    while (!this.#end.signal.aborted) {
      this.#statusWake = new AbortController();
      if (!(await this.#told(this.#tellStatus()))) this.#streaming.abort(new Error("The gateway does not answer."));
      await pause(statusMs, this.#statusWake.signal);
      await pause(100, this.#end.signal);
    }
  }

  async #tellStatus(): Promise<void> {
    const { plane, clock, state, reports } = this.parts;
    const heads = [...state.campaigns].map(([campaign, { trusted, serving }]) => {
      const head: Digest = (serving ?? trusted).digest;
      return [campaign, { head, active: serving?.head.active?.release ?? null, staged: trusted.head.staged?.release ?? null }] as const;
    });
    const epoch = Math.max(0, state.snapshot?.snapshot.epoch ?? 0, ...[...state.campaigns.values()].map(({ trusted }) => trusted.head.epoch));
    const askedAt = performance.now();
    const answer = await plane.status({
      version,
      clockAt: new Date().toISOString(),
      epoch,
      heads: Object.fromEntries(heads),
      ...reports.figures(),
      ...this.parts.status(),
    });
    if (clock.correct(Date.parse(answer.now), performance.now() - askedAt)) await this.parts.corrected();
  }

  async #told(call: Promise<unknown>): Promise<boolean> {
    return call.then(
      () => true,
      (error) => {
        if (!this.#end.signal.aborted) log.info({ reason: String(error) }, "the gateway could not be told");
        return false;
      },
    );
  }
}
