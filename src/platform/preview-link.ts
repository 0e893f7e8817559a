import { createHmac, timingSafeEqual } from "node:crypto";
import { type Digest, digestFromHex, hexOf } from "@/kernel/digest";
import { readEnv } from "./env";

/** How long a preview link works. */
export const previewLifeMs = 10 * 60_000;

const extensions: Record<string, string> = { "image/webp": "webp", "image/jpeg": "jpg", "image/png": "png", "image/avif": "avif", "image/tiff": "tiff" };
const mimes = new Map(Object.entries(extensions).map(([mime, extension]) => [extension, mime]));

const macOf = (secret: string, expiry: string, hex: string) => createHmac("sha256", secret).update(`${expiry}/${hex}`).digest("base64url");

/**
 * A link to a blob on the origin host, signed with PREVIEW_SECRET, good for nine to ten minutes from `nowMs`.
 * Rounded up to the next minute, so that a screen that asks again gets the same address and the browser its cached bytes.
 */
export function previewUrl(digest: Digest, mime: string, nowMs: number): string {
  const { ORIGIN_URL, PREVIEW_SECRET } = readEnv(["ORIGIN_URL", "PREVIEW_SECRET"]);
  const expiry = String(Math.ceil(nowMs / 60_000) * 60 + previewLifeMs / 1_000 - 60);
  const hex = hexOf(digest);
  return new URL(`/p/${expiry}.${macOf(PREVIEW_SECRET, expiry, hex)}/${hex}.${extensions[mime] ?? "bin"}`, ORIGIN_URL).href;
}

export interface Preview {
  digest: Digest;
  mime: string;
  expiresAtMs: number;
}

const shape = /^\/p\/(\d{10})\.([A-Za-z0-9_-]{43})\/([0-9a-f]{64})\.([a-z]{3,4})$/;

/** What a preview path names, or null when it is malformed, forged, past its time, or further ahead than any link we sign. */
export function checkPreview(path: string, nowMs: number): Preview | null {
  const [, expiry, mac, hex, extension] = shape.exec(path) ?? [];
  if (!expiry || !mac || !hex || !extension) return null;
  const { PREVIEW_SECRET } = readEnv(["PREVIEW_SECRET"]);
  const real = timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(PREVIEW_SECRET, expiry, hex)));
  const expiresAtMs = Number(expiry) * 1_000;
  const digest = digestFromHex(hex);
  const mime = mimes.get(extension);
  if (!real || !digest || !mime || expiresAtMs <= nowMs || expiresAtMs > nowMs + previewLifeMs) return null;
  return { digest, mime, expiresAtMs };
}
