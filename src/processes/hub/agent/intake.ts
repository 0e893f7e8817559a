import { acceptSnapshot, readSnapshot } from "@/features/release/model/accept";
import { documentTypes, SignedDocument, type Snapshot } from "@/features/release/model/document";
import { log } from "@/platform/log";
import { BadSignature, digestOfSigned } from "@/platform/signing";
import type { Campaigns } from "./campaigns";
import type { HubClock } from "./clock";
import { type HubFolder, writeDurably } from "./folder";
import type { Identity } from "./identity";
import { type Plane, PlaneRefused } from "./plane";
import type { HubState } from "./state";
import type { Stock } from "./stock";
import type { Trust } from "./trust";

export interface IntakeParts {
  folder: HubFolder;
  identity: Identity;
  plane: Plane;
  trust: Trust;
  state: HubState;
  campaigns: Campaigns;
  stock: Stock;
  clock: HubClock;
  refuse(document: string, reason: string): void;
  save(): Promise<void>;
}

/** What comes in from the gateway: each document is verified and judged before anything follows from it. */
export class Intake {
  #etag: string | null = null;
  /** What follows from a taken snapshot; kept until it is done, since a disk may fail in between and the snapshot is not taken twice. */
  #toSave = false;
  #toResume = false;

  constructor(private readonly parts: IntakeParts) {}

  /** One head by the stream; whatever is wrong with it is reported, and the trusted one stays. */
  async head(candidate: unknown): Promise<void> {
    await this.#reporting(candidate, () => this.parts.campaigns.offer(candidate));
  }

  /** The snapshot, if it changed, and the heads it names. Throws when the gateway does not answer. */
  async snapshot(): Promise<void> {
    const fresh = await this.parts.plane.snapshot(this.#etag);
    if (!fresh) return this.parts.stock.settle();
    const { snapshot, heads } = fresh.answer;
    const taken = await this.#reporting(snapshot, () => this.#takeSnapshot(snapshot, heads));
    this.#etag = taken ? fresh.etag : null;
  }

  async #takeSnapshot(candidate: unknown, heads: readonly unknown[]): Promise<void> {
    const { state, trust, identity, clock, stock } = this.parts;
    const verified = await trust.verify(candidate, documentTypes.snapshot);
    const snapshot = readSnapshot(verified.text);
    const trusted = state.snapshot && { snapshot: state.snapshot.snapshot, digest: state.snapshot.digest };
    const verdict = acceptSnapshot(
      { org: identity.org, hub: identity.hub, signedBy: verified.signedBy, trusted, nowMs: clock.nowMs() },
      snapshot,
      verified.digest,
    );
    if (verdict.kind === "refuse" || verdict.kind === "alarm") {
      log.warn({ verdict: verdict.kind, reason: verdict.reason }, "a snapshot was refused");
      this.parts.refuse(verified.digest, verdict.kind === "alarm" ? `alarm: ${verdict.reason}` : verdict.reason);
      return;
    }
    const isNew = verdict.kind === "take";
    if (isNew) state.snapshot = { ...verified, snapshot };
    // Heads are brought by the plan they came with; what left it is dropped only once the plan is stored.
    if (isNew) this.#toSave = true;
    if (isNew && stock.follow(snapshot.stock ?? null)) this.#toResume = true;
    for (const head of heads) await this.#takeNamed(head, snapshot);
    await this.#dropOthers(snapshot);
    await this.#finish();
  }

  async #finish(): Promise<void> {
    const { stock, campaigns, save } = this.parts;
    if (this.#toSave) await save();
    this.#toSave = false;
    await stock.settle();
    if (this.#toResume) campaigns.resume();
    this.#toResume = false;
  }

  /** A head that the snapshot does not name was mixed in from another moment. */
  async #takeNamed(candidate: unknown, snapshot: Snapshot): Promise<void> {
    const signed = SignedDocument.safeParse(candidate);
    const digest = signed.success ? digestOfSigned(signed.data) : null;
    if (digest && Object.values(snapshot.heads).includes(digest)) await this.head(candidate);
    else this.parts.refuse(digest ?? "head", "not named by the snapshot it came with");
  }

  async #dropOthers(snapshot: Snapshot): Promise<void> {
    const gone = [...this.parts.state.campaigns].filter(
      ([campaign, { trusted }]) => !Object.hasOwn(snapshot.heads, campaign) && trusted.head.epoch <= snapshot.epoch,
    );
    await this.parts.campaigns.drop(gone.map(([campaign]) => campaign));
  }

  /** Runs a step; an unknown key is looked for in newer key sets once, any other refusal is reported. True when the step went through. */
  async #reporting(candidate: unknown, step: () => Promise<void>): Promise<boolean> {
    try {
      await step().catch(async (error) => {
        if (!(error instanceof BadSignature) || error.message !== "unknown key" || !(await this.#walkKeys())) throw error;
        await step();
      });
      return true;
    } catch (error) {
      const signed = SignedDocument.safeParse(candidate);
      const name = signed.success ? digestOfSigned(signed.data) : "document";
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ document: name, reason }, "a document was refused");
      this.parts.refuse(name, reason);
      return false;
    }
  }

  /** Fetches key sets n + 1, n + 2 … as far as they go; true when there was a new one. */
  async #walkKeys(): Promise<boolean> {
    const { trust, plane, folder } = this.parts;
    const before = trust.newest;
    try {
      for (;;) await trust.extend(await plane.keySet(trust.newest + 1));
    } catch (error) {
      if (!(error instanceof PlaneRefused)) this.parts.refuse(`keys/${trust.newest + 1}`, error instanceof Error ? error.message : String(error));
    }
    if (trust.newest > before) await writeDurably(folder.keys(), JSON.stringify(trust.documents));
    return trust.newest > before;
  }
}
