import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import * as z from "zod";
import { BuilderProblem, type Inspected, type Previewed, PreviewRequest } from "@/features/creative/model/door";
import { Refusal, type RefusalCode } from "@/kernel/refusal";
import { log } from "@/platform/log";
import type { Factory } from "./factory";
import type { Inbox } from "./inbox";

interface Door {
  factory: Factory;
  inbox: Inbox;
  secret: string;
  /** True while the database answers. */
  isSteady: () => boolean;
}

const mostJsonBytes = 1024 * 1024;
const mostNameCharacters = 200;

const CoverageRequest = z.object({ strings: z.array(z.object({ at: z.string(), locale: z.string(), text: z.string() })).max(20_000) });

/** The builder's private door; its contract stands in `creative/model/door`. */
export function openDoor(door: Door): Server {
  const server = createServer((request, response) => {
    answer(door, request, response).catch((error: unknown) => log.error({ error: String(error) }, "an answer could not be sent"));
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 120_000;
  return server;
}

async function answer(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://builder");
  const route = `${request.method} ${url.pathname}`;
  const startedAt = performance.now();
  try {
    if (route === "GET /healthz") return health(door, response);
    if (!isKnown(request.headers.authorization, door.secret)) return problem(response, 401, new Refusal("forbidden", "The builder's secret is wrong."));
    send(response, 200, await routed(door, route, url, request));
  } catch (error) {
    refuse(response, error);
  }
  log.info({ route, status: response.statusCode, ms: Math.round(performance.now() - startedAt) }, "door");
}

function routed(door: Door, route: string, url: URL, request: IncomingMessage): Promise<object> {
  if (route === "POST /inspect") return inspect(door, url.searchParams, request);
  if (route === "POST /preview") return preview(door, request);
  if (route === "POST /coverage") return coverage(door, request);
  throw new Refusal("missing", "There is no such door.");
}

function health({ isSteady }: Door, response: ServerResponse): void {
  if (isSteady()) response.writeHead(204).end();
  else problem(response, 503, new Refusal("unready", "The builder's database does not answer."));
}

/** Stores the master and its proof only after every check has passed. */
async function inspect({ factory, inbox }: Door, query: URLSearchParams, request: IncomingMessage): Promise<Inspected> {
  const name = (query.get("name") ?? "The file").replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, mostNameCharacters);
  return inbox.hold(request, name, async (path) => {
    const answer = await factory.pool.inspect({ path, name, mime: query.get("mime") ?? "" }).catch((error: unknown) => {
      if (error instanceof Refusal) throw error;
      log.warn({ error: String(error) }, "a file could not be looked at");
      throw new Refusal("invalid", `${name} could not be read: looking at it took too long or too much memory. Nothing was stored.`);
    });
    if (answer.refused) throw new Refusal(answer.refused.code, answer.refused.says);
    const bytes = await readFile(path);
    const proofDigest = await factory.blobs.put(answer.proof);
    const digest = await factory.blobs.put(bytes);
    const { mime, widthPx, heightPx, focal } = answer;
    return { digest, proofDigest, mime, widthPx, heightPx, bytes: bytes.length, focal };
  });
}

async function preview({ factory }: Door, request: IncomingMessage): Promise<Previewed> {
  const { inputs } = PreviewRequest.parse(await readJson(request));
  const { bytes, mime, renderMs, preflight } = await factory.preview(inputs);
  return { mime, base64: Buffer.from(bytes).toString("base64"), bytes: bytes.length, renderMs, preflight };
}

async function coverage({ factory }: Door, request: IncomingMessage): Promise<{ complaints: Refusal["complaints"] }> {
  return { complaints: factory.coverage(CoverageRequest.parse(await readJson(request)).strings) };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > mostJsonBytes) throw new Refusal("limit", "The request is larger than 1 MiB.");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new Refusal("invalid", "The request is not JSON.");
  }
}

function isKnown(header: string | undefined, secret: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(header ?? ""), hash(`Bearer ${secret}`));
}

const statuses: Partial<Record<RefusalCode, number>> = { limit: 413, unready: 503 };

function refuse(response: ServerResponse, error: unknown): void {
  const refusal = refusalOf(error);
  problem(response, statuses[refusal.code] ?? 422, refusal);
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof z.ZodError) {
    const complaints = error.issues.map(({ path, message }) => ({ at: path.join("."), says: message }));
    return new Refusal("invalid", "The request does not have the agreed shape.", complaints);
  }
  const requestId = randomUUID();
  log.error({ error: error instanceof Error ? error.stack : String(error), requestId }, "the door failed");
  return new Refusal("unready", `The builder could not do this. Try again; if it stays, tell your administrator ${requestId}.`);
}

function problem(response: ServerResponse, status: number, { code, message, complaints }: Refusal): void {
  send(response, status, BuilderProblem.parse({ code, says: message, complaints }));
}

/** A refusal may come before the whole body was read: the connection is closed then, not drained. */
function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  const json = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(json),
    ...(status >= 400 ? { connection: "close" } : {}),
  });
  response.end(json);
}
