import type * as z from "zod";
import { SegmentAnswer } from "@/features/beacon/schema";
import { type Acks, type Enrol, Enrolled, type HubStatus, SnapshotAnswer, StatusAnswer } from "@/features/hub/schema";
import { documentLimits } from "@/features/release/model/document";
import type { Digest } from "@/kernel/digest";
import { Refusal } from "@/kernel/refusal";

const callMs = 8_000;
/** A transfer that brings nothing for this long is given up; slower than this rate on average, too. */
const stallMs = 10_000;
const leastBytesPerSecond = 1_024;
const answerBytes = 65_536;

/** The gateway answered, and the answer is no; anything else that goes wrong is a network error. */
export class PlaneRefused extends Error {
  constructor(
    readonly status: number,
    what: string,
  ) {
    super(`The gateway answered ${status} to ${what}.`);
  }
}

/** The gateway's API as this hub calls it. Every answer has a size limit and every call an end. */
export class Plane {
  readonly #base: string;

  constructor(
    gateway: string,
    private readonly credential: string,
  ) {
    this.#base = `${gateway.replace(/\/+$/, "")}/api/hub/v1`;
  }

  async enrol(request: Enrol): Promise<Enrolled> {
    return this.#post("/enrol", request, Enrolled, documentLimits.snapshotBytes);
  }

  /** The snapshot with its heads, or null when it is still the one with this ETag. */
  async snapshot(etag: string | null): Promise<{ answer: z.infer<typeof SnapshotAnswer>; etag: string | null } | null> {
    const response = await this.#fetch("/snapshot", { headers: etag ? { "if-none-match": etag } : {} });
    if (response.status === 304) return null;
    const bytes = await readBody(good(response, "/snapshot"), documentLimits.snapshotBytes);
    return { answer: SnapshotAnswer.parse(JSON.parse(bytes.toString("utf8"))), etag: response.headers.get("etag") };
  }

  async keySet(number: number): Promise<unknown> {
    const bytes = await readBody(good(await this.#fetch(`/keys/${number}`), "/keys"), documentLimits.headBytes);
    return JSON.parse(bytes.toString("utf8"));
  }

  /** Packed on the way; the limit is of what it unpacks to, and holds while it does. */
  async content(digest: Digest, signal: AbortSignal): Promise<Buffer> {
    const packed = { headers: { "accept-encoding": "br" } };
    return readBody(good(await this.#fetch(`/contents/${digest}`, packed, signal), "/contents"), documentLimits.contentBytes, signal);
  }

  /** A blob of a known size; more bytes than that are cut off as an error. */
  async blob(digest: Digest, sizeBytes: number, signal: AbortSignal): Promise<Buffer> {
    return readBody(good(await this.#fetch(`/blobs/${digest}`, {}, signal), "/blobs"), sizeBytes, signal);
  }

  async acknowledge(acks: Acks["acks"]): Promise<void> {
    await this.#post("/acks", { acks }, null);
  }

  async status(status: HubStatus): Promise<z.infer<typeof StatusAnswer>> {
    return this.#post("/status", status, StatusAnswer);
  }

  /** Counted, counted before, or quarantined for having other content under the same name. */
  async segment(text: string): Promise<"counted" | "already" | "quarantined"> {
    const response = await this.#fetch("/beacons", { method: "POST", body: text, headers: { "content-type": "application/json" } });
    if (response.status === 409) return "quarantined";
    const answer = SegmentAnswer.safeParse(JSON.parse((await readBody(good(response, "/beacons"), answerBytes)).toString("utf8") || "{}"));
    return answer.success ? answer.data.outcome : "counted";
  }

  /** The open event stream. */
  async stream(lastEventId: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const response = good(await this.#fetch("/stream", { headers: { accept: "text/event-stream", "last-event-id": String(lastEventId) } }, signal), "/stream");
    if (!response.body) throw new PlaneRefused(response.status, "/stream");
    return response.body;
  }

  async #post<S extends z.ZodType>(path: string, value: unknown, shape: S, limit?: number): Promise<z.infer<S>>;
  async #post(path: string, value: unknown, shape: null): Promise<null>;
  async #post(path: string, value: unknown, shape: z.ZodType | null, limit = answerBytes): Promise<unknown> {
    const response = await this.#fetch(path, { method: "POST", body: JSON.stringify(value), headers: { "content-type": "application/json" } });
    const bytes = await readBody(good(response, path), limit);
    return shape ? shape.parse(JSON.parse(bytes.toString("utf8"))) : null;
  }

  async #fetch(path: string, init: RequestInit = {}, signal?: AbortSignal): Promise<Response> {
    const opened = AbortSignal.timeout(callMs);
    const opening = new AbortController();
    const stop = () => opening.abort(opened.aborted ? opened.reason : signal?.reason);
    opened.addEventListener("abort", stop);
    signal?.addEventListener("abort", stop);
    if (signal?.aborted) stop();
    const headers = { "accept-encoding": "identity", ...init.headers, ...(this.credential ? { authorization: `Bearer ${this.credential}` } : {}) };
    try {
      return await fetch(`${this.#base}${path}`, { ...init, headers, signal: opening.signal });
    } finally {
      opened.removeEventListener("abort", stop);
    }
  }
}

function good(response: Response, what: string): Response {
  if (response.ok) return response;
  void response.body?.cancel();
  throw new PlaneRefused(response.status, what);
}

/** The whole body, at most `limit` bytes, abandoned when it stalls or trickles. */
async function readBody(response: Response, limit: number, signal?: AbortSignal): Promise<Buffer> {
  if (Number(response.headers.get("content-length") ?? 0) > limit) {
    await response.body?.cancel();
    throw new Refusal("limit", `An answer is longer than the ${limit} bytes it may have.`);
  }
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const startedAt = performance.now();
  while (reader) {
    const { done, value } = await withinStall(reader, signal);
    if (done) break;
    size += value.length;
    if (size > limit) await abandon(reader, new Refusal("limit", `An answer is longer than the ${limit} bytes it may have.`));
    const elapsedMs = performance.now() - startedAt;
    if (elapsedMs > stallMs && size < (elapsedMs / 1000) * leastBytesPerSecond) await abandon(reader, new Error("The transfer trickles."));
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function withinStall(reader: Reader, signal?: AbortSignal): ReturnType<Reader["read"]> {
  let stalled = false;
  const clock = setTimeout(() => {
    stalled = true;
    void reader.cancel();
  }, stallMs);
  const read = await reader.read().finally(() => clearTimeout(clock));
  if (stalled) throw new Error("The transfer stalled.");
  signal?.throwIfAborted();
  return read;
}

async function abandon(reader: Reader, error: Error): Promise<never> {
  await reader.cancel(error).catch(() => undefined);
  throw error;
}
