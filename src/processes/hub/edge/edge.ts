import type { IncomingMessage, ServerResponse } from "node:http";
import { type Found, heaviest, lookup } from "@/features/release/model/lookup";
import type { BeaconDoor } from "./beacons";
import { noneMatchCovers, rangeOf } from "./conditional";
import { blobLines, common, etagOf, type HeadLines, immutable, withoutBody } from "./head-lines";
import type { Held, Pantry } from "./pantry";
import { type CellAsk, type Route, routeOf } from "./route";
import { endingOf, type Named, type Shop, type Stall } from "./shop";
import { encodingOf, type Tag, tagOf } from "./tag";

/** After this long the backup answers instead of a blob that has to be fetched. */
const patienceMs = 300;
const mostUrls = 50_000;
const mostTags = 5_000;
const longestBeaconBody = 1_024;

/** A complete answer to a plain GET of one address. */
interface Ready {
  lines: HeadLines;
  body: Buffer;
  held: Held;
  /** Milliseconds since 1970, or infinite. */
  untilMs: number;
}

/** A request, its answer, and the shop it began with. */
interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  shop: Shop;
}

/** The data plane of one worker: a table of ready answers in front of a ladder of decisions. */
export class Edge {
  requests = 0;
  #shop: Shop = { stalls: new Map(), blobs: new Map(), withdrawn: new Set() };
  #clockAheadMs = 0;
  readonly #ready = new Map<string, Ready>();
  readonly #tags = new Map<string, Promise<Tag>>();

  constructor(
    private readonly pantry: Pantry,
    private readonly beacons: BeaconDoor,
  ) {}

  /** From now on every request is answered from this shop; those under way finish with the one they began with. */
  swap(shop: Shop, clockAheadMs: number): void {
    this.#shop = shop;
    this.#clockAheadMs = clockAheadMs;
    this.#ready.clear();
    this.#tags.clear();
    this.pantry.clearUrls();
  }

  forget(url: string): void {
    this.#ready.delete(url);
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.requests += 1;
    const url = request.url ?? "";
    const ready = this.#ready.get(url);
    if (
      ready !== undefined &&
      request.method === "GET" &&
      isPlain(request.rawHeaders) &&
      (ready.untilMs === Number.POSITIVE_INFINITY || ready.untilMs > this.#nowMs())
    ) {
      ready.held.usedAt = this.pantry.turn;
      response.writeHead(200, ready.lines).end(ready.body);
      return;
    }
    this.#decide(routeOf(request.method ?? "", url), { request, response, shop: this.#shop }).catch(() =>
      respond(response, 503, ["Retry-After", "1", "Cache-Control", "no-store", ...common]),
    );
  }

  async #decide(route: Route, asked: Asked): Promise<void> {
    const { request, response, shop } = asked;
    if (route.kind === "beacon") return this.#beacon(route.query, request, response);
    if (hasBody(request)) response.setHeader("Connection", "close");
    if (route.kind === "refused")
      return respond(response, route.status, [...(route.allow ? ["Allow", route.allow] : []), "Cache-Control", "no-store", ...common]);
    if (route.kind === "blob") return this.#blob(route.hex, route.ending, asked);
    const stall = shop.stalls.get(route.campaign);
    const found = stall && this.#find(stall, route);
    if (!stall || !found) return missing(response, 404);
    return route.kind === "alias" ? this.#alias(stall, found, asked) : this.#tag(stall, route.placement, found, request, response);
  }

  /** A paused campaign shows its backups. */
  #find({ content, paused }: Stall, ask: CellAsk): Found | null {
    const found = lookup(content, ask.placement, { market: ask.market, locale: ask.locale, nowMs: this.#nowMs() });
    const backup = content.placements[ask.placement]?.backup;
    return found && paused && backup !== undefined ? { entries: [backup], key: "backup", untilMs: Number.POSITIVE_INFINITY } : found;
  }

  async #blob(hex: string, ending: string, asked: Asked): Promise<void> {
    const { response, shop } = asked;
    if (shop.withdrawn.has(`sha256:${hex}`)) return missing(response, 410);
    const named = shop.blobs.get(hex);
    if (!named || endingOf(named.mime) !== ending) return missing(response, 404);
    const held = await this.#patiently(named);
    if (held) return this.#bytes(held, named, immutable, Number.POSITIVE_INFINITY, asked);
    // Other bytes must never stand under an immutable address: the browser is sent to the backup's own.
    if (!named.backup || shop.withdrawn.has(named.backup.digest)) return missing(response, 503);
    return respond(response, 302, ["Location", `/b/${named.backup.file}`, "Cache-Control", "no-store", "Content-Length", "0", ...common]);
  }

  async #alias(stall: Stall, found: Found, asked: Asked): Promise<void> {
    const { response, shop } = asked;
    const entry = stall.content.entries[heaviest(stall.content, found.entries) ?? -1];
    const first = entry && stall.blobs[entry.blob];
    if (!first) return missing(response, 404);
    const choices = [first, first.backup].filter((named) => named !== null && !shop.withdrawn.has(named.digest));
    if (choices.length === 0) return missing(response, 410);
    for (const named of choices) {
      const held = named && (await this.#patiently(named));
      // A stand-in is not remembered: the next request asks for the right one again.
      if (held) return this.#bytes(held, named, "no-cache", named === first ? found.untilMs : 0, asked);
    }
    return missing(response, 503);
  }

  async #tag(stall: Stall, placement: string, found: Found, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const encoding = encodingOf(String(request.headers["accept-encoding"] ?? ""));
    const key = [stall.campaign, placement, found.entries.join(","), encoding].join(" ");
    const making = this.#tags.get(key) ?? tagOf(stall, placement, found, encoding);
    if (this.#tags.size < mostTags) this.#tags.set(key, making);
    const tag = await making;
    if (covers(request, tag.etag)) return respond(response, 304, withoutBody(tag.lines));
    response.writeHead(200, tag.lines).end(request.method === "HEAD" ? undefined : tag.body);
  }

  async #beacon(query: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const declared = Number(request.headers["content-length"] ?? 0);
    if (!(declared <= longestBeaconBody)) return tooLarge(response);
    let body = 0;
    request.on("data", (chunk: Buffer) => {
      body += chunk.length;
      if (body > longestBeaconBody) request.destroy();
    });
    const said = new URLSearchParams(query).get("gpc") === "1";
    const ok = await this.beacons.hear({ query, gpc: said || request.headers["sec-gpc"] === "1", dnt: request.headers.dnt === "1" });
    return respond(response, ok ? 204 : 503, [...(ok ? [] : ["Retry-After", "5"]), "Cache-Control", "no-store", ...common]);
  }

  async #patiently(named: Named): Promise<Held | null> {
    const held = this.pantry.peek(named.digest);
    if (held) return held;
    let clock: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resume) => {
      clock = setTimeout(() => resume(null), patienceMs);
    });
    return Promise.race([this.pantry.get(named), late]).finally(() => clearTimeout(clock));
  }

  #bytes(held: Held, named: Named, cacheControl: string, untilMs: number, asked: Asked): void {
    const { request, response } = asked;
    const { body } = held;
    const etag = etagOf(named.digest);
    const lines = blobLines(named.digest, named.mime, body.length, cacheControl);
    const ifRange = request.headers["if-range"];
    const range = rangeOf(ifRange === undefined || ifRange === etag ? String(request.headers.range ?? "") : "", body.length);
    if (covers(request, etag)) respond(response, 304, withoutBody(lines));
    else if (request.method === "HEAD") response.writeHead(200, lines).end();
    else if (range.kind === "unsatisfiable") respond(response, 416, ["Content-Range", `bytes */${body.length}`, ...common]);
    else if (range.kind === "part") {
      const part = body.subarray(range.start, range.end + 1);
      const partLines = [
        "Content-Type",
        named.mime,
        "Content-Length",
        String(part.length),
        "Content-Range",
        `bytes ${range.start}-${range.end}/${body.length}`,
      ];
      response.writeHead(206, [...withoutBody(lines), ...partLines]).end(part);
    } else {
      // An answer from before a swap is still right for who asked then, and for nobody after.
      if (untilMs > 0 && request.url && asked.shop === this.#shop) this.#remember(request.url, { lines, body, held, untilMs });
      response.writeHead(200, lines).end(body);
    }
  }

  /** Bounded: an address is anything a stranger can write behind the question mark. */
  #remember(url: string, ready: Ready): void {
    if (url.length > 512 || this.pantry.peek(ready.held.digest) !== ready.held) return;
    if (this.#ready.size >= mostUrls) {
      this.#ready.clear();
      this.pantry.clearUrls();
    }
    ready.held.urls.add(url);
    this.#ready.set(url, ready);
  }

  #nowMs(): number {
    return Date.now() + this.#clockAheadMs;
  }
}

/** No header in it changes what a full 200 would be. Names are compared only where their length fits. */
function isPlain(rawHeaders: readonly string[]): boolean {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? "";
    if (name.length === 13 && name.toLowerCase() === "if-none-match") return false;
    if (name.length === 5 && name.toLowerCase() === "range") return false;
    if (name.length === 14 && name.toLowerCase() === "content-length") return false;
    if (name.length === 17 && name.toLowerCase() === "transfer-encoding") return false;
  }
  return true;
}

function covers(request: IncomingMessage, etag: string): boolean {
  const value = request.headers["if-none-match"];
  return value !== undefined && noneMatchCovers(value, etag);
}

function hasBody(request: IncomingMessage): boolean {
  return Number(request.headers["content-length"] ?? 0) > 0 || request.headers["transfer-encoding"] !== undefined;
}

function respond(response: ServerResponse, status: number, lines: HeadLines): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, lines).end();
}

function missing(response: ServerResponse, status: 404 | 410 | 503): void {
  respond(response, status, ["Cache-Control", "no-store", "Content-Length", "0", ...common]);
}

function tooLarge(response: ServerResponse): void {
  respond(response, 413, ["Connection", "close", "Content-Length", "0", "Cache-Control", "no-store", ...common]);
}
