import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { listKeySets } from "@/features/identity/reads/online-key";
import { findContent } from "@/features/release/reads/contents";
import { getEpoch, type SignedSnapshot, signSnapshot } from "@/features/release/reads/sign-snapshot";
import { type Digest, digestFromHex } from "@/kernel/digest";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { type HubExchange, sendText } from "./exchange";

const compress = promisify(brotliCompress);
const heldSnapshots = 2_000;
const heldContents = 32;
const immutable = "private, max-age=31536000, immutable";

/** From `sha256:<hex>`, as a path carries it. */
export function digestIn(part: string | undefined): Digest {
  const digest = digestFromHex(decodeURIComponent(part ?? "").replace(/^sha256:/, ""));
  if (!digest) throw missing("document");
  return digest;
}

/** Signed documents for hubs. What it holds is only a memory of equal answers: losing it costs a signature. */
export class Documents {
  readonly #snapshots = new Map<string, SignedSnapshot>();
  readonly #packed = new Map<string, Promise<Buffer>>();

  async snapshot(exchange: HubExchange): Promise<void> {
    const { hub, scope, request, response } = exchange;
    const held = this.#snapshots.get(hub.id);
    const current = held && held.epoch === (await getEpoch(scope)) ? held : remember(this.#snapshots, heldSnapshots, hub.id, await signSnapshot(scope, hub.id));
    const etag = `"${current.digest}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag, "cache-control": "no-cache" }).end();
    else sendText(response, 200, current.text, { etag, "cache-control": "no-cache" });
  }

  async content({ scope, request, response, parts }: HubExchange): Promise<void> {
    const digest = digestIn(parts[0]);
    const headers = { "content-type": "application/json", etag: `"${digest}"`, "cache-control": immutable, vary: "accept-encoding" };
    if (acceptsBrotli(request.headers["accept-encoding"])) {
      const packed = await this.#pack(scope, digest);
      response.writeHead(200, { ...headers, "content-encoding": "br", "content-length": packed.length }).end(packed);
    } else {
      const payload = await payloadOf(scope, digest);
      response.writeHead(200, { ...headers, "content-length": payload.length }).end(payload);
    }
  }

  /** A release makes every hub ask for one content at once: it is read and packed once. */
  #pack(scope: Scope, digest: Digest): Promise<Buffer> {
    const key = `${scope.organizationId} ${digest}`;
    const held = this.#packed.get(key);
    if (held) return held;
    const packing = payloadOf(scope, digest).then(pack);
    packing.catch(() => this.#packed.delete(key));
    return remember(this.#packed, heldContents, key, packing);
  }

  async keys({ scope, response, parts }: HubExchange): Promise<void> {
    const set = (await listKeySets(scope, db())).find(({ number }) => number === Number(parts[0]));
    if (!set) throw missing("key set");
    sendText(response, 200, set.document, { "cache-control": "no-cache" });
  }
}

async function payloadOf(scope: Scope, digest: Digest): Promise<Uint8Array> {
  const payload = await findContent(scope, digest);
  if (!payload) throw missing("document");
  return payload;
}

const pack = (payload: Uint8Array): Promise<Buffer> => compress(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

function acceptsBrotli(header: string | string[] | undefined): boolean {
  return /(^|[\s,])br(\s*;\s*q=(?!0(\.0*)?\s*(,|$))[\d.]+)?\s*(,|$)/.test(String(header ?? ""));
}

/** Keeps a value, forgetting the oldest beyond `limit`. */
function remember<V>(map: Map<string, V>, limit: number, key: string, value: V): V {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > limit && oldest !== undefined) map.delete(oldest);
  return value;
}
