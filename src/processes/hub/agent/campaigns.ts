import type { Acks } from "@/features/hub/schema";
import { acceptHead, readHead, type Verdict } from "@/features/release/model/accept";
import { documentTypes, type Head } from "@/features/release/model/document";
import type { Digest } from "@/kernel/digest";
import { Refusal } from "@/kernel/refusal";
import { log } from "@/platform/log";
import type { CampaignOrder } from "../wire";
import { BackOff, pause } from "./back-off";
import type { CampaignState, HubState, Pair, TrustedHead } from "./state";
import type { Stock } from "./stock";
import type { Trust } from "./trust";

type Ack = Acks["acks"][number];

export interface CampaignDuties {
  /** Swaps every worker to what the state now says, then stores the state. */
  swap(): Promise<void>;
  /** Stores the state without a swap. */
  save(): Promise<void>;
  acknowledge(ack: Ack): void;
  refuse(head: string, reason: string): void;
}

/** Takes heads, brings what they name, and moves the campaign's pointer; a newer head ends the work for an older one. */
export class Campaigns {
  readonly #work = new Map<string, AbortController>();

  constructor(
    private readonly who: { org: string; hub: string },
    private readonly state: HubState,
    private readonly trust: Trust,
    private readonly stock: Stock,
    private readonly duties: CampaignDuties,
  ) {}

  /** A head that came by stream or snapshot. Throws BadSignature when its signature does not hold; other refusals are reported. */
  async offer(candidate: unknown): Promise<void> {
    const verified = await this.trust.verify(candidate, documentTypes.head);
    const head = readHead(verified.text);
    const offered: TrustedHead = { ...verified, head };
    const known = this.state.campaigns.get(head.campaign);
    const verdict = this.#judge(known, offered);
    if (verdict.kind === "same") return;
    if (verdict.kind !== "take") {
      log.warn({ campaign: head.campaign, verdict: verdict.kind, reason: verdict.reason }, "a head was refused");
      this.#refuse(verified.digest, verdict.kind === "alarm" ? `alarm: ${verdict.reason}` : verdict.reason);
      return;
    }
    this.state.campaigns.set(head.campaign, { trusted: offered, serving: known?.serving ?? null, former: known?.former ?? [] });
    this.#begin(head.campaign);
  }

  /** After a start or under another plan: goes on where the state stopped and says again what is served. */
  resume(): void {
    for (const campaign of this.state.campaigns.keys()) this.#begin(campaign);
  }

  /** Campaigns that are no longer this hub's. */
  async drop(campaigns: readonly string[]): Promise<void> {
    for (const campaign of campaigns) {
      this.#work.get(campaign)?.abort();
      this.state.campaigns.delete(campaign);
    }
    if (campaigns.length > 0) await this.duties.swap();
  }

  close(): void {
    for (const work of this.#work.values()) work.abort();
  }

  #judge(known: CampaignState | undefined, { head, digest, signedBy }: TrustedHead): Verdict {
    const trusted = known ? { keys: known.trusted.head.keys, epoch: known.trusted.head.epoch, digest: known.trusted.digest } : null;
    return acceptHead({ ...this.who, signedBy, trusted, withdrawn: new Set(known?.trusted.head.withdrawn) }, head, digest);
  }

  #begin(campaign: string): void {
    this.#work.get(campaign)?.abort();
    const work = new AbortController();
    this.#work.set(campaign, work);
    void this.#untilDone(campaign, work.signal);
  }

  async #untilDone(campaign: string, signal: AbortSignal): Promise<void> {
    const backOff = new BackOff(1_000, 60_000);
    while (!signal.aborted) {
      try {
        await this.#fulfil(campaign, signal);
        return;
      } catch (error) {
        if (signal.aborted) return;
        this.#report(campaign, error);
      }
      await pause(backOff.next(), signal);
    }
  }

  async #fulfil(campaign: string, signal: AbortSignal): Promise<void> {
    const target = this.state.campaigns.get(campaign)?.trusted;
    if (!target) return;
    const startedAt = performance.now();
    await this.#activate(campaign, target, signal);
    if (signal.aborted) return;
    if (target.head.staged) {
      await this.stock.hold(this.#named(target.head, target.head.staged.content), signal);
      signal.throwIfAborted();
    }
    this.duties.acknowledge({ head: target.digest, kind: target.head.staged ? "staged" : "activated", tookMs: performance.now() - startedAt });
    // A plan may ask for more of a release than it did when the release came.
    for (const pointer of [target.head.active, ...target.head.kept]) if (pointer) await this.stock.hold(this.#named(target.head, pointer.content), signal);
  }

  /** Between the swap and the stored state a kill leaves the old head on disk, which the next start serves whole. */
  async #activate(campaign: string, target: TrustedHead, signal: AbortSignal): Promise<void> {
    const known = this.state.campaigns.get(campaign);
    if (!known || known.serving?.digest === target.digest) return;
    const active = target.head.active;
    if (active && !(await this.stock.heldContent(this.#named(target.head, active.content)))) await this.duties.save();
    if (active) await this.#bring(known, this.#named(target.head, active.content), signal);
    signal.throwIfAborted();
    this.state.campaigns.set(campaign, { trusted: target, serving: target, former: formerOf(known, active) });
    await this.duties.swap();
  }

  /** What a release showed before needs no disk: its blobs are pinned, so a rollback swaps at once. What was only being staged may be in pieces. */
  async #bring(known: CampaignState, named: { org: string; campaign: string; content: Digest }, signal: AbortSignal): Promise<void> {
    const head = known.serving?.head;
    const shown = [head?.active, ...(head?.kept ?? [])].some((pointer) => pointer?.content === named.content);
    if (shown && (await this.stock.heldContent(named))) return;
    await this.stock.hold(named, signal);
  }

  #named(head: Head, content: Digest) {
    return { org: head.org, campaign: head.campaign, content };
  }

  #report(campaign: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ campaign, reason }, "a release could not be brought yet");
    const target = this.state.campaigns.get(campaign)?.trusted;
    if (target && error instanceof Refusal) this.#refuse(target.digest, reason);
  }

  #refuse(digest: Digest, reason: string): void {
    this.duties.refuse(digest, reason);
    this.duties.acknowledge({ head: digest, kind: "refused", reason: reason.replaceAll("\0", "").slice(0, 300) });
  }
}

function formerOf(known: CampaignState, active: Pair | null): Pair[] {
  const others = known.former.filter(({ release }) => release !== active?.release);
  return active ? [active, ...others].slice(0, 50) : others;
}

/** The contents a head keeps from being removed. */
export function pinnedBy(head: Head): Digest[] {
  return [head.active, head.staged ?? null, ...head.kept].flatMap((pointer) => (pointer ? [pointer.content] : []));
}

/** What a campaign looks like to the workers. */
export function orderOf(campaign: string, { serving }: CampaignState): CampaignOrder | null {
  if (!serving) return null;
  const { active, kept, withdrawn, paused } = serving.head;
  const served = [...(active ? [active.content] : []), ...kept.map(({ content }) => content)];
  return { campaign, active, served: [...new Set(served)].filter((content) => !withdrawn.includes(content)), withdrawn, paused };
}
