import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import type { Segment } from "@/features/beacon/schema";
import { type Acks, type Enrolled, type HubStatus, snapshotEvent } from "@/features/hub/schema";
import { Content, documentTypes, type Head, type KeySet } from "@/features/release/model/document";
import type { Digest } from "@/kernel/digest";
import { compactOf, digestOf } from "@/kernel/hash";
import { digestOfSigned, generateSigningKey, type Signed, type SigningKey, sign } from "@/platform/signing";

const org = "00000000-0000-7000-8000-000000000001";
const hub = "00000000-0000-7000-8000-0000000000aa";
const credential = `${hub}.${"s".repeat(43)}`;
export const campaign = "autumn-roast";

/** A hub's gateway for tests: signs real documents, keeps everything in memory, and can be made to fail. */
export class FakeGateway {
  readonly blobs = new Map<Digest, Buffer>();
  readonly contents = new Map<Digest, Buffer>();
  readonly acks: Acks["acks"] = [];
  readonly segments = new Map<string, Segment>();
  readonly asked: string[] = [];
  readonly statuses: HubStatus[] = [];
  /** Called before an answer; may destroy the socket, wait, or throw, which answers 500. */
  before: (path: string, response: ServerResponse) => Promise<void> | void = () => undefined;
  head: Signed | null = null;
  epoch = 0;
  /** What its snapshots say besides the usual, such as `stock`. */
  said: Record<string, unknown> = {};
  readonly #keySets: Signed[] = [];
  readonly #streams = new Set<ServerResponse>();
  #server: Server | null = null;
  #snapshot: { signed: Signed; epoch: number } | null = null;

  private constructor(
    readonly root: SigningKey,
    public online: SigningKey,
    readonly port: number,
  ) {}

  static async open(port: number): Promise<FakeGateway> {
    const gateway = new FakeGateway(await generateSigningKey(), await generateSigningKey(), port);
    await gateway.rotate(gateway.online);
    await gateway.listen();
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get token(): string {
    return `nsj1.${Buffer.from(JSON.stringify({ org, root: this.root.kid, secret: "x".repeat(43) })).toString("base64url")}`;
  }

  /** Issues the next key set with another online key. */
  async rotate(online: SigningKey): Promise<void> {
    const number = this.#keySets.length + 1;
    const issuedAt = new Date().toISOString();
    const keys: KeySet = { schema: documentTypes.keys, org, number, threshold: 1, root: [jwk(this.root)], online: [jwk(online)], issuedAt };
    this.#keySets.push(await sign(this.root, documentTypes.keys, keys));
    this.online = online;
  }

  async listen(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response).catch(() => response.writeHead(500).end()));
    await new Promise<void>((resume, refuse) => server.once("error", refuse).listen(this.port, "127.0.0.1", resume));
    this.#server = server;
  }

  /** Gone as if it had been killed; `listen` brings it back. */
  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    for (const stream of this.#streams) stream.destroy();
    await new Promise((resume) => {
      server.close(resume);
      server.closeAllConnections();
    });
  }

  stock(bytes: Buffer): Digest {
    const digest = digestOf(bytes);
    this.blobs.set(digest, bytes);
    return digest;
  }

  /** A content with one placement that shows DE one blob and everybody else the backup. */
  content(release: number, shown: Buffer, backup: Buffer, change: Partial<Content> = {}): Digest {
    const blobs = [shown, backup].map((bytes): Content["blobs"][number] => [compactOf(this.stock(bytes)), "image/webp", bytes.length]);
    const placements = { "home-mpu": { connector: "gam", w: 300, h: 250, pick: { "DE/de-DE": [0], DE: [0] }, backup: 1 } };
    const entries = [0, 1].map((blob) => ({ blob, concept: "a", weight: 1, ...(blob === 0 ? { click: 0 } : {}), beacon: true }));
    const policy = { optOut: ["gpc", "dnt", "tcf", "gpp"] as const, consent: "required-in-eea-uk-ch" as const, vendorId: null, residency: null };
    const events = ["assigned", "impression", "viewable", "hydrated", "click", "conversion"] as const;
    const frame = { schema: "nearshelf/content@1", org, campaign, release, clicks: ["https://shop.example/de?ns={ref}"], flights: [], test: null };
    const bytes = Buffer.from(JSON.stringify(Content.parse({ ...frame, blobs, entries, placements, beacon: { sample: 1, events }, policy, ...change })));
    this.contents.set(digestOf(bytes), bytes);
    return digestOf(bytes);
  }

  /** Signs a head with the next epoch without making it the campaign's. */
  async sign(head: Partial<Head> & Pick<Head, "active">): Promise<Signed> {
    const base = { schema: documentTypes.head, org, campaign, keys: this.#keySets.length, epoch: this.epoch + 1, issuedAt: new Date().toISOString() };
    return sign(this.online, documentTypes.head, { ...base, audience: "*", kept: [], withdrawn: [], paused: false, cause: { kind: "publish" }, ...head });
  }

  /** Makes a head the campaign's and pushes it; epoch and head change in one step, as in a transaction. */
  async issue(head: Partial<Head> & Pick<Head, "active">): Promise<Digest> {
    const signed = await this.sign(head);
    this.epoch += 1;
    this.head = signed;
    this.push(signed);
    return digestOfSigned(signed);
  }

  push(signed: Signed): void {
    for (const stream of this.#streams) stream.write(`id: ${this.epoch}\nevent: head\ndata: ${JSON.stringify(signed)}\n\n`);
  }

  /** Changes what the snapshot says under the next epoch, and tells the hub to ask for it. */
  say(said: Record<string, unknown>): void {
    this.said = said;
    this.epoch += 1;
    this.poke();
  }

  /** Tells the hub to ask for the snapshot, changed or not. */
  poke(): void {
    for (const stream of this.#streams) stream.write(`event: ${snapshotEvent}\ndata: {}\n\n`);
  }

  acked(head: Digest, kind: string): boolean {
    return this.acks.some((ack) => ack.head === head && ack.kind === kind);
  }

  async #signedSnapshot(): Promise<Signed> {
    const { epoch } = this;
    if (this.#snapshot?.epoch === epoch) return this.#snapshot.signed;
    const heads = this.head ? { [campaign]: digestOfSigned(this.head) } : {};
    const [issuedAt, expiresAt] = [new Date(), new Date(Date.now() + 7 * 86_400_000)].map((at) => at.toISOString());
    const document = { schema: documentTypes.snapshot, org, hub, keys: this.#keySets.length, epoch, issuedAt, expiresAt, heads, lift: [], ...this.said };
    const signed = await sign(this.online, documentTypes.snapshot, document);
    this.#snapshot = { signed, epoch };
    return signed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").replace("/api/hub/v1", "");
    this.asked.push(path);
    await this.before(path, response);
    if (path !== "/enrol" && request.headers.authorization !== `Bearer ${credential}`) response.writeHead(401).end();
    else if (request.method === "POST") await this.#post(path, request, response);
    else await this.#get(path, request, response);
  }

  async #get(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path === "/stream") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write(": hello\n\n");
      this.#streams.add(response);
      response.on("close", () => this.#streams.delete(response));
      return;
    }
    if (path === "/snapshot") {
      const snapshot = await this.#signedSnapshot();
      const etag = `"${digestOfSigned(snapshot)}"`;
      if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(JSON.stringify({ snapshot, heads: this.head ? [this.head] : [] }));
      return;
    }
    const [, kind, name = ""] = path.split("/");
    const digest = name as Digest;
    const found =
      kind === "blobs" ? this.blobs.get(digest) : kind === "contents" ? this.contents.get(digest) : JSON.stringify(this.#keySets[Number(name) - 1] ?? null);
    if (!found || found === "null") response.writeHead(404).end();
    else response.writeHead(200).end(found);
  }

  async #post(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await json(request)) as never;
    const enrolled: Enrolled = { hub, org, credential, keys: this.#keySets };
    if (path === "/enrol") response.end(JSON.stringify(enrolled));
    else if (path === "/acks") this.acks.push(...(body as Acks).acks);
    else if (path === "/status") this.statuses.push(body);
    else this.#count(body, response);
    if (!response.writableEnded) response.end(JSON.stringify({ now: new Date().toISOString() }));
  }

  #count(segment: Segment, response: ServerResponse): void {
    const key = `${segment.run}/${segment.seq}`;
    const known = this.segments.get(key);
    const outcome = !known ? "counted" : JSON.stringify(known) === JSON.stringify(segment) ? "already" : "quarantined";
    if (!known) this.segments.set(key, segment);
    response.writeHead(outcome === "quarantined" ? 409 : 200).end(JSON.stringify({ outcome }));
  }
}

function jwk({ kid, publicJwk }: SigningKey): KeySet["root"][number] {
  return { kid, kty: "OKP", crv: "Ed25519", x: publicJwk.x ?? "" };
}
