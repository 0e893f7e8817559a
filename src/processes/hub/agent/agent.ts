import { statfsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type HeardBeacon, judge } from "@/features/beacon/model/ladder";
import { ReplayFilter } from "@/features/beacon/model/replay";
import { isExpired } from "@/features/release/model/accept";
import type { Digest } from "@/kernel/digest";
import { log } from "@/platform/log";
import { readText } from "@/platform/read-text";
import type { Order, WorkerSettings } from "../wire";
import { Admin } from "./admin";
import { Campaigns, orderOf, pinnedBy } from "./campaigns";
import { HubClock } from "./clock";
import { Crew } from "./crew";
import type { HubFolder } from "./folder";
import type { Identity } from "./identity";
import { Intake } from "./intake";
import { Journal } from "./journal";
import { KnownKeys } from "./known";
import { Link } from "./link";
import { Plane } from "./plane";
import { Reports } from "./reports";
import { Segments } from "./segments";
import { type HubState, loadState, saveState } from "./state";
import { Stock } from "./stock";
import { KeysFile, Trust } from "./trust";

export interface AgentSettings extends WorkerSettings {
  adminPort: number;
  workers: number;
}

/** All of a running hub but its data plane. `start` serves the stored state first and asks the control plane afterwards. */
export class Agent {
  readonly #end = new AbortController();
  readonly #clock = new HubClock();
  readonly #replay = new ReplayFilter();
  readonly #plane: Plane;
  readonly #stock: Stock;
  readonly #journal: Journal;
  readonly #segments: Segments;
  readonly #crew: Crew;
  readonly #admin: Admin;
  #saving: Promise<void> = Promise.resolve();

  private constructor(
    private readonly folder: HubFolder,
    private readonly identity: Identity,
    private readonly settings: AgentSettings,
    private readonly trust: Trust,
    private readonly state: HubState,
  ) {
    this.#plane = new Plane(identity.gateway, identity.credential);
    this.#stock = new Stock(folder, this.#plane);
    this.#journal = new Journal(folder);
    this.#segments = new Segments(folder, this.#journal, this.#plane);
    const known = new KnownKeys(state, this.#stock.contents);
    const { data, host, port, memoryBytes } = settings;
    this.#crew = new Crew(
      settings.workers,
      { data, host, port, memoryBytes },
      {
        want: (digest, damaged) => this.#want(digest, damaged),
        beacons: (heard) => this.#record(heard, known),
        counts: (requests, stockouts) => this.#count(requests, stockouts),
      },
    );
    this.#admin = new Admin({
      isReady: () => this.#crew.isReady,
      stale: () => this.#isStale(),
      backlog: () => this.#segments.backlog,
      stock: () => this.#stock.figures(),
    });
  }

  /** Reads what the folder holds and serves it; resolves once every worker does. */
  static async start(folder: HubFolder, identity: Identity, settings: AgentSettings): Promise<Agent> {
    const trust = new Trust(identity.org, identity.root);
    for (const document of KeysFile.parse(JSON.parse((await readText(folder.keys())) ?? "[]"))) await trust.extend(document);
    const agent = new Agent(folder, identity, settings, trust, await loadState(folder, trust));
    await agent.#open();
    return agent;
  }

  readonly #reports = new Reports();
  #link: Link | null = null;

  async close(): Promise<void> {
    this.#end.abort();
    this.#link?.close();
    await this.#crew.close();
    await Promise.race([this.#segments.close(), wait(5_000)]);
    await this.#saving;
    this.#admin.close();
  }

  async #open(): Promise<void> {
    await this.#stock.open(this.state.snapshot?.snapshot.stock ?? null);
    await this.#journal.open();
    await this.#loadContents();
    await this.#crew.start(this.#order());
    await this.#admin.listen(this.settings.host, this.settings.adminPort);
    log.info({ port: this.settings.port, campaigns: this.state.campaigns.size }, "serving");
    this.#link = this.#connect();
    this.#segments.start();
    void this.#stock.scrub(this.#end.signal);
  }

  /** A stored content that is damaged is left out here and brought again by its campaign. */
  async #loadContents(): Promise<void> {
    for (const [campaign, { trusted, serving }] of this.state.campaigns) {
      const contents = [trusted, serving].flatMap((head) => (head ? pinnedBy(head.head) : []));
      for (const content of new Set(contents)) await this.#stock.heldContent({ org: this.identity.org, campaign, content }).catch(() => null);
    }
  }

  #connect(): Link {
    const refuse = (document: string, reason: string) => {
      this.#admin.refusals.inc();
      this.#reports.refuse(document, reason, this.#clock.nowMs());
    };
    const save = () => this.#save();
    const { folder, identity, trust, state } = this;
    const shared = { plane: this.#plane, state, clock: this.#clock };
    const campaigns = new Campaigns(identity, state, trust, this.#stock, {
      swap: () => this.#swap(),
      save,
      refuse,
      acknowledge: (ack) => this.#reports.acknowledge(ack),
    });
    const intake = new Intake({ ...shared, folder, identity, trust, campaigns, stock: this.#stock, refuse, save });
    const link = new Link({
      ...shared,
      reports: this.#reports,
      head: (candidate) => intake.head(candidate),
      snapshot: () => intake.snapshot(),
      status: () => this.#figures(),
      corrected: () => this.#crew.give(this.#order()),
    });
    campaigns.resume();
    link.start();
    return link;
  }

  async #swap(): Promise<void> {
    await this.#crew.give(this.#order());
    await this.#save();
    setTimeout(() => void this.#tidy(), 30_000).unref();
  }

  #save(): Promise<void> {
    const saved = this.#saving.then(() => saveState(this.folder, this.state));
    this.#saving = saved.catch((error) => log.error({ reason: String(error) }, "the state could not be stored"));
    return saved;
  }

  /** What no trusted or served head names goes. */
  async #tidy(): Promise<void> {
    const heads = [...this.state.campaigns.values()].flatMap(({ trusted, serving }) => (serving ? [trusted.head, serving.head] : [trusted.head]));
    await this.#stock.release(new Set(heads.flatMap(pinnedBy))).catch((error) => log.warn({ reason: String(error) }, "old blobs could not be removed"));
  }

  #order(): Order {
    const campaigns = [...this.state.campaigns].map(([campaign, state]) => orderOf(campaign, state)).filter((order) => order !== null);
    return { campaigns, clockAheadMs: this.#clock.aheadMs() };
  }

  async #want(digest: Digest, damaged: boolean): Promise<boolean> {
    if (!this.#stock.names(digest)) return false;
    if (damaged) this.#stock.distrust(digest);
    try {
      await this.#stock.bringAsked(digest, this.#end.signal);
      return true;
    } catch (error) {
      log.warn({ digest, reason: String(error) }, "a wanted blob could not be fetched");
      return false;
    }
  }

  async #record(heard: readonly HeardBeacon[], known: KnownKeys): Promise<boolean> {
    const context = { find: known.find.bind(known), replay: this.#replay, nowMs: this.#clock.nowMs() };
    const records = heard.map((beacon) => judge(beacon, context));
    for (const record of records) this.#admin.beacons.inc({ outcome: "reason" in record ? record.reason : "counted" });
    return this.#journal.append(records);
  }

  #count(requests: number, stockouts: number): void {
    this.#admin.requests.inc(requests);
    this.#admin.stockouts.inc(stockouts);
    this.#reports.count(requests, stockouts);
  }

  #isStale(): boolean {
    return this.state.snapshot !== null && isExpired(this.state.snapshot.snapshot, this.#clock.nowMs());
  }

  #figures() {
    const stock = this.#stock.figures();
    return {
      run: this.#journal.run,
      stock: { ...stock, capacityBytes: stock.bytes + freeBytes(this.settings.data) },
      backlog: this.#segments.backlog,
      stale: this.#isStale(),
    };
  }
}

/** What the disk under the hub's folder still takes. */
function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
