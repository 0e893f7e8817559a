import { type NextRequest, NextResponse } from "next/server";

const development = process.env.NODE_ENV === "development";

/** Gives every page its own nonce and the policy that trusts nothing else; see the CSP guide of Next for how it reaches the scripts. */
export function proxy(request: NextRequest): NextResponse {
  const home = homeOf(request);
  if (home) return sendHome(home);
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = policyOf(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** This machine has several names but a session only holds under one: the one in NEXTAUTH_URL. */
function homeOf(request: NextRequest): URL | null {
  const home = URL.parse(process.env.NEXTAUTH_URL ?? "");
  const asked = URL.parse(`http://${request.headers.get("host") ?? ""}`);
  if (!home || !asked || asked.hostname === home.hostname || !loopback.has(asked.hostname) || !loopback.has(home.hostname)) return null;
  return new URL(request.nextUrl.pathname + request.nextUrl.search, home);
}

/** Next shortens a redirect between this machine's names to a path, which would lead back here; a refresh it leaves alone. */
function sendHome(home: URL): NextResponse {
  const body = `<!doctype html><title>Nearshelf</title><p>Nearshelf answers at <a href="${home.origin}">${home.origin}</a>.</p>`;
  return new NextResponse(body, { headers: { "content-type": "text/html; charset=utf-8", refresh: `0;url=${home.href}`, "cache-control": "no-store" } });
}

/** Creatives come from the origin and, on one machine, from hubs on loopback; dev mode needs eval and inline styles. */
function policyOf(nonce: string): string {
  const creatives = ["http://127.0.0.1:*", "http://localhost:*", process.env.ORIGIN_URL ?? ""].join(" ").trim();
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src-elem 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: blob: ${creatives}`,
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = { matcher: ["/((?!api/|_next/static|_next/image|icon|favicon).*)"] };
