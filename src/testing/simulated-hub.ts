import { Agent, type IncomingMessage, request } from "node:http";
import { Enrolled, type HubStatus, JoinToken } from "@/features/hub/schema";
import { Head, KeySet, SignedDocument } from "@/features/release/model/document";
import { digestOf } from "@/kernel/hash";
import { digestOfSigned, type PublicJwk, payloadBytes, verifySigned } from "@/platform/signing";

export interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

export interface Seen {
  head: Head;
  digest: string;
  /** performance.now() when the stream brought it. */
  atMs: number;
}

interface Identity {
  hub: string;
  credential: string;
  keys: readonly PublicJwk[];
}

/** How a simulated hub behaves: it may stage nothing, or refuse. */
export type Temper = "good" | "mute" | "refusing";

/** A hub that speaks the real protocol over real sockets and checks signatures and digests, but keeps everything in memory and serves nobody. */
export class SimulatedHub {
  readonly seen: Seen[] = [];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #contents = new Set<string>();
  #stream: IncomingMessage | null = null;
  #beat: NodeJS.Timeout | undefined;
  #closed = false;
  #lastEventId = 0;
  #onHead: (seen: Seen) => void = () => undefined;

  private constructor(
    private readonly gateway: string,
    readonly name: string,
    private readonly identity: Identity,
    private readonly temper: Temper,
  ) {}

  static async join(gateway: string, token: string, name: string, temper: Temper = "good"): Promise<SimulatedHub> {
    const { secret } = JoinToken.parse(JSON.parse(Buffer.from(token.slice(5), "base64url").toString("utf8")));
    const asked = { secret, name, publicUrl: "http://127.0.0.1:9", residency: "EU", publicKey: { kty: "OKP", crv: "Ed25519", x: "x" }, version: "simulated" };
    const answer = await call(`${gateway}/api/hub/v1/enrol`, "POST", {}, JSON.stringify(asked));
    if (answer.status !== 200) throw new Error(`The gateway answered ${answer.status}: ${answer.body}`);
    const { hub, credential, keys } = Enrolled.parse(JSON.parse(answer.body.toString("utf8")));
    const sets = keys.map((document) => KeySet.parse(JSON.parse(payloadBytes(SignedDocument.parse(document)).toString("utf8"))));
    return new SimulatedHub(gateway, name, { hub, credential, keys: sets.flatMap(({ online }) => online) }, temper);
  }

  get credential(): string {
    return this.identity.credential;
  }

  get id(): string {
    return this.identity.hub;
  }

  /** Called after each head is acknowledged. */
  onHead(listener: (seen: Seen) => void): void {
    this.#onHead = listener;
  }

  /** Opens the stream and beats every 5 s until `close`. */
  async start(): Promise<void> {
    await this.beat();
    this.#beat = setInterval(() => void this.beat().catch(() => undefined), 5_000);
    await this.#open();
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#beat);
    this.#stream?.destroy();
    this.#agent.destroy();
  }

  call(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
    const all = { authorization: `Bearer ${this.identity.credential}`, ...headers };
    return call(`${this.gateway}/api/hub/v1${path}`, method, all, body, this.#agent);
  }

  async beat(): Promise<void> {
    const status: HubStatus = {
      version: "simulated",
      run: "simulated",
      clockAt: new Date().toISOString(),
      epoch: this.#lastEventId,
      heads: {},
      stock: { blobs: 0, bytes: 0, capacityBytes: 0, missing: 0 },
      stockouts: 0,
      requestsPerSecond: 0,
      backlog: 0,
      refusals: [],
      stale: false,
    };
    await this.call("POST", "/status", {}, JSON.stringify(status));
  }

  #open(): Promise<void> {
    return new Promise((opened) => {
      const headers = { authorization: `Bearer ${this.identity.credential}`, "last-event-id": String(this.#lastEventId) };
      const again = () => {
        this.#stream = null;
        if (!this.#closed) setTimeout(() => void this.#open().then(opened), 100);
      };
      const asked = request(`${this.gateway}/api/hub/v1/stream`, { headers, agent: false }, (stream) => {
        this.#stream = stream;
        this.#listen(stream);
        stream.once("close", again);
        stream.on("error", () => undefined);
        opened();
      });
      asked.once("error", again);
      asked.end();
    });
  }

  #listen(stream: IncomingMessage): void {
    let rest = "";
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      const events = (rest + chunk).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data) void this.#take(data, Number(/^id: (\d+)$/m.exec(event)?.[1])).catch(() => undefined);
      }
    });
  }

  async #take(data: string, epoch: number): Promise<void> {
    const atMs = performance.now();
    const signed = SignedDocument.parse(JSON.parse(data));
    const head = Head.parse(JSON.parse(await verifySigned(signed, "nearshelf/head@1", this.identity.keys)));
    const seen = { head, digest: digestOfSigned(signed), atMs };
    this.#lastEventId = Math.max(this.#lastEventId, epoch);
    this.seen.push(seen);
    if (this.temper === "mute") return;
    const acks = this.temper === "refusing" ? [{ head: seen.digest, kind: "refused", reason: "no space left" }] : await this.#obey(seen);
    await this.#acknowledge(JSON.stringify({ acks }));
    this.#onHead(seen);
  }

  /** Again and again until the gateway took it. */
  async #acknowledge(body: string): Promise<void> {
    const taken = await this.call("POST", "/acks", {}, body).then(
      ({ status }) => status === 204,
      () => false,
    );
    if (taken || this.#closed) return;
    await new Promise((resume) => setTimeout(resume, 100));
    await this.#acknowledge(body);
  }

  async #obey({ head, digest }: Seen): Promise<unknown[]> {
    for (const pointer of [head.active, head.staged]) if (pointer) await this.#hold(pointer.content);
    return [...(head.staged ? [{ head: digest, kind: "staged" }] : []), ...(head.active && !head.staged ? [{ head: digest, kind: "activated" }] : [])];
  }

  async #hold(content: string): Promise<void> {
    if (this.#contents.has(content)) return;
    const { status, body } = await this.call("GET", `/contents/${content}`);
    if (status !== 200 || digestOf(body) !== content) throw new Error(`The gateway answered ${status} for ${content}.`);
    this.#contents.add(content);
  }
}

/** One HTTP call; nothing is followed, decoded or retried. */
export function call(url: string, method: string, headers: Record<string, string> = {}, body?: string, agent?: Agent): Promise<Answer> {
  return new Promise((resume, fail) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const asked = request(url, { method, headers: { ...length, ...headers }, agent: agent ?? false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", fail);
      response.once("end", () => resume({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    asked.once("error", fail);
    asked.end(body);
  });
}
