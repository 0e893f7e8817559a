import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { proveHub } from "@/features/hub/reads/prove-hub";
import { missing, Refusal } from "@/kernel/refusal";
import { isDatabaseAway } from "@/platform/database-away";
import { db } from "@/platform/db";
import { log } from "@/platform/log";
import { isUnstorableText } from "@/platform/unstorable-text";
import { type Exchange, type HubExchange, scopeOf, sendJson, statusOf } from "./exchange";

/** One line of the table: a call, who may make it, and what answers. Patterns never overlap. */
export type Route =
  | { method: "GET" | "POST"; path: RegExp; open: true; answer(exchange: Exchange): Promise<void> }
  | { method: "GET" | "POST"; path: RegExp; open: false; answer(exchange: HubExchange): Promise<void> };

const longestUrl = 2_000;
/** Slow headers and bodies are cut off by Node itself; an idle socket by the last one, which stream comments keep awake. */
const timeouts = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 30_000 };
const idleMs = 60_000;

/** The HTTP server in front of the table. Whatever a request does, one answer, one log line and no bytes of an error's inside. */
export function openDoor(routes: readonly Route[]): Server {
  const server = createServer({ ...timeouts, maxHeaderSize: 16_384 }, (request, response) => void handle(routes, request, response));
  server.setTimeout(idleMs);
  server.maxRequestsPerSocket = 0;
  return server;
}

async function handle(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange: Exchange = { request, response, requestId: randomUUID(), parts: [], arrivedAtMs: performance.now() };
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-request-id", exchange.requestId);
  response.once("close", () => report(exchange));
  try {
    await dispatch(routes, exchange);
  } catch (error) {
    refuse(exchange, error);
  }
}

async function dispatch(routes: readonly Route[], exchange: Exchange): Promise<void> {
  const { method = "", url = "" } = exchange.request;
  if (url.length > longestUrl) throw new Unacceptable(414, "The address is too long.");
  const path = url.split("?", 1)[0] ?? "";
  const matching = routes.filter((route) => route.path.test(path));
  if (matching.length === 0) throw missing("call");
  const route = matching.find((candidate) => candidate.method === method);
  if (!route) throw new Unacceptable(405, "This call is made with another method.", { allow: matching.map((candidate) => candidate.method).join(", ") });
  const met = { ...exchange, parts: route.path.exec(path)?.slice(1) ?? [] };
  if (route.open) return route.answer(met);
  const hub = await proveHub(/^Bearer (.+)$/.exec(exchange.request.headers.authorization ?? "")?.[1] ?? "");
  if (!hub) throw new Unacceptable(401, "This call needs a hub's credential.", { "www-authenticate": "Bearer" });
  await route.answer({ ...met, hub, scope: scopeOf(hub, exchange.requestId) });
}

/** An answer that HTTP has a number for and the product has no word for. */
class Unacceptable extends Error {
  constructor(
    readonly status: number,
    sentence: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(sentence);
  }
}

function refuse(exchange: Exchange, error: unknown): void {
  const { response, request, requestId } = exchange;
  // What is left of a body is not read: the connection ends with the answer.
  const headers: Record<string, string> = request.complete ? {} : { connection: "close" };
  if (response.headersSent || response.destroyed) response.destroy();
  else if (error instanceof Unacceptable) sendJson(exchange, error.status, { says: error.message }, { ...headers, ...error.headers });
  else if (error instanceof Refusal) sendJson(exchange, statusOf[error.code], { code: error.code, says: error.message, complaints: error.complaints }, headers);
  else if (isDatabaseAway(error)) sendJson(exchange, 503, { says: "The database is away. Try again soon." }, { ...headers, "retry-after": "2" });
  else if (isUnstorableText(error)) sendJson(exchange, 400, { says: "A text holds the character U+0000, which cannot be stored." }, headers);
  else {
    log.error({ err: error, requestId }, "a call failed");
    sendJson(exchange, 500, { says: `This failed and was logged as ${requestId}.` }, headers);
  }
}

function report({ request, response, requestId, arrivedAtMs }: Exchange): void {
  const path = (request.url ?? "").split("?", 1)[0]?.slice(0, 120);
  log.info({ requestId, method: request.method, path, status: response.statusCode, ms: Math.round((performance.now() - arrivedAtMs) * 10) / 10 }, "request");
}

/** Whether the database answers. */
export async function health(exchange: Exchange): Promise<void> {
  await db().$queryRaw`SELECT 1`;
  sendJson(exchange, 200, { ok: true });
}
