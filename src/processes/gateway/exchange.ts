import type { IncomingMessage, ServerResponse } from "node:http";
import type * as z from "zod";
import type { ProvenHub } from "@/features/hub/reads/prove-hub";
import { type Complaint, Refusal, type RefusalCode } from "@/kernel/refusal";
import { mintSystemScope, type Scope } from "@/kernel/scope";

/** One request and its answer, as a call sees them. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  /** What the path's pattern captured. */
  parts: string[];
  arrivedAtMs: number;
}

/** A call by a hub whose credential was proven. */
export interface HubExchange extends Exchange {
  hub: ProvenHub;
  scope: Scope;
}

export function scopeOf(hub: ProvenHub, requestId: string): Scope {
  return mintSystemScope(hub.organizationId, `hub:${hub.id}`, requestId);
}

export const statusOf: Record<RefusalCode, number> = { missing: 404, forbidden: 403, conflict: 409, invalid: 400, limit: 413, unready: 503 };

/** The whole body, at most `limitBytes`; a longer one is refused before or while it is read, never kept. */
export async function readBody({ request }: Exchange, limitBytes: number): Promise<Buffer> {
  const tooLong = () => new Refusal("limit", `The body is longer than the ${limitBytes} bytes it may have.`);
  if (Number(request.headers["content-length"] ?? 0) > limitBytes) throw tooLong();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Refusal("invalid", "The body is not bytes.");
    size += chunk.length;
    if (size > limitBytes) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A JSON body of a known shape; throws Refusal `invalid` naming the first things that are wrong. */
export function parse<S extends z.ZodType>(shape: S, text: string): z.infer<S> {
  const parsed = shape.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const complaints: Complaint[] = parsed.error.issues.slice(0, 5).map(({ path, message }) => ({ at: path.join("."), says: message }));
  throw new Refusal("invalid", "The body is not what this call takes.", complaints);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("invalid", "The body is not JSON.");
  }
}

export function sendJson({ response }: Exchange, status: number, value: unknown, headers: Record<string, string> = {}): void {
  sendText(response, status, JSON.stringify(value), headers);
}

export function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  const body = Buffer.from(text);
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store", "content-length": body.length, ...headers });
  response.end(body);
}
