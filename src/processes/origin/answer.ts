import type { BlobStore } from "@/platform/blob-store";
import { checkPreview } from "@/platform/preview-link";
import { readTestPage, renderTestPage, testPagePolicy } from "./test-page";

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
}

export interface Ask {
  method: string;
  /** Path and query as sent, never normalized: an odd one matches nothing. */
  target: string;
  ifNoneMatch: string | undefined;
  nowMs: number;
}

const everywhere = {
  "timing-allow-origin": "*",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "cross-origin",
  "referrer-policy": "no-referrer",
};

function plain(status: number, says: string, more: Record<string, string> = {}): Answer {
  return { status, headers: { ...everywhere, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...more }, body: `${says}\n` };
}

/** What the origin says to one request; only a preview that we signed leads to the disk. */
export async function answer(ask: Ask, blobs: BlobStore): Promise<Answer> {
  if (ask.method !== "GET" && ask.method !== "HEAD") return plain(405, "Only GET and HEAD are answered here.", { allow: "GET, HEAD" });
  const [path = "", query = ""] = ask.target.split(/\?(.*)/s);
  if (path === "/healthz") return { status: 204, headers: { "cache-control": "no-store" }, body: "" };
  if (path === "/test") return testPage(query);
  if (path.startsWith("/p/") && query === "") return preview(path, ask, blobs);
  return plain(404, "There is nothing at this address.");
}

function testPage(query: string): Answer {
  const page = readTestPage(new URLSearchParams(query));
  if (!page.ok) return plain(400, `This test page's address is not right: ${page.says}`);
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "content-security-policy": testPagePolicy(page.value) };
  return { status: 200, headers: { ...everywhere, ...headers }, body: renderTestPage(page.value) };
}

async function preview(path: string, ask: Ask, blobs: BlobStore): Promise<Answer> {
  const link = checkPreview(path, ask.nowMs);
  if (!link) return plain(404, "This preview link is not valid, or its ten minutes are over. Load the page that showed it again.");
  const etag = `"${link.digest}"`;
  const headers = {
    ...everywhere,
    etag,
    "cache-control": `private, max-age=${Math.floor((link.expiresAtMs - ask.nowMs) / 1_000)}`,
    "content-security-policy": "default-src 'none'; sandbox",
  };
  const held = (ask.ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (held.includes(etag)) return { status: 304, headers, body: "" };
  const bytes = await blobs.get(link.digest);
  if (!bytes) return plain(404, "These bytes are not in the store.");
  return { status: 200, headers: { ...headers, "content-type": link.mime }, body: bytes };
}
