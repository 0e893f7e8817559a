import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { log } from "@/platform/log";
import { BackOff, pause } from "./back-off";
import type { HubFolder } from "./folder";
import { type Journal, numbered } from "./journal";
import { type Plane, PlaneRefused } from "./plane";

const rotateMs = 2_000;
/** With the control plane away, segments grow longer instead of more: a day is then 2,880 files. */
const calmBacklog = 300;
const longRotateMs = 30_000;

/** Turns the journal into segments and ships them in order; each is deleted once the gateway has answered for it. */
export class Segments {
  #backlog = 0;
  readonly #end = new AbortController();
  #wake = new AbortController();

  constructor(
    private readonly folder: HubFolder,
    private readonly journal: Journal,
    private readonly plane: Plane,
  ) {}

  /** Segments written but not yet accepted. */
  get backlog(): number {
    return this.#backlog;
  }

  start(): void {
    void this.#rotating();
    void this.#shipping();
  }

  /** Closes the journal into a last segment and tries once more to ship. */
  async close(): Promise<void> {
    this.#end.abort();
    this.#wake.abort();
    await this.journal.close();
    await this.#shipAll().catch(() => undefined);
  }

  async #rotating(): Promise<void> {
    while (!this.#end.signal.aborted) {
      await pause(this.#backlog > calmBacklog ? longRotateMs : rotateMs, this.#end.signal);
      if (this.#end.signal.aborted) return;
      await this.journal.rotate();
      this.#wake.abort();
    }
  }

  async #shipping(): Promise<void> {
    const backOff = new BackOff(1_000, 30_000);
    while (!this.#end.signal.aborted) {
      try {
        await this.#shipAll();
        backOff.reset();
        this.#wake = new AbortController();
        await pause(rotateMs * 2, this.#wake.signal);
      } catch (error) {
        log.info({ reason: String(error), backlog: this.#backlog }, "beacon segments wait for the gateway");
        await pause(backOff.next(), this.#end.signal);
      }
    }
  }

  async #shipAll(): Promise<void> {
    const waiting = await numbered(this.folder.spool(), ".json");
    this.#backlog = waiting.length;
    for (const seq of waiting) {
      await this.#ship(`${String(seq).padStart(12, "0")}.json`);
      this.#backlog -= 1;
    }
  }

  async #ship(name: string): Promise<void> {
    const path = join(this.folder.spool(), name);
    try {
      const outcome = await this.plane.segment(await readFile(path, "utf8"));
      if (outcome === "quarantined") await this.#startOver(name);
      await rm(path, { force: true });
    } catch (error) {
      if (!(error instanceof PlaneRefused) || ![400, 413, 422].includes(error.status)) throw error;
      log.error({ name, status: error.status }, "the gateway cannot read a segment; it was set aside");
      await rename(path, join(this.folder.refused(), name));
    }
  }

  /** The gateway keeps both segments for people; this hub was copied or restored, so it counts on under a new run. */
  async #startOver(name: string): Promise<void> {
    log.error({ name }, "the gateway holds another segment of this name; a new run begins");
    await this.journal.renew();
  }
}
